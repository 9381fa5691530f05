import type { RequestLog } from './log.ts';
import type { Orders } from './orders.ts';
import type { Recipes } from './recipes.ts';

/** What the routes share. */
export interface Context {
    /** The only origin on the safelists. */
    pageOrigin: string;
    /** How this API is called from outside; the second one is not a trusted URL of the page, the third one is. */
    origins: string[];
    /** What /secured wants in X-Api-Key. */
    apiKey: string;
    orders: Orders;
    log: RequestLog;
    recipes: Recipes;
}
