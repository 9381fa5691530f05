import type { NextFunction, Request, Response } from 'express';
import type { HeaderList } from './log.ts';

/** An answer, all of it; without a status the route's own, its headers of the same names replaced. */
export interface RecipeAnswer {
    status?: number;
    headers: HeaderList;
}

/** The connection ends before the answer, or within its body; or no answer ever comes. */
export type NoAnswer = 'dropped' | 'cut' | 'never';

/** How one path answers, other than its route does. */
export interface Recipe {
    preflight?: RecipeAnswer | NoAnswer;
    response?: RecipeAnswer | NoAnswer;
}

/** By path. The program that started the API may change them, as the owner of an API changes its code; no request can. */
export type Recipes = Map<string, Recipe>;

export function followRecipes(recipes: Recipes) {
    return (request: Request, response: Response, next: NextFunction): void => {
        const recipe = recipes.get(request.path);
        const answer = isPreflight(request) ? recipe?.preflight : recipe?.response;
        if (answer === undefined) {
            next();
        } else if (typeof answer === 'string') {
            breakOff(answer, response);
        } else if (answer.status === undefined) {
            replaceHeadersOfRoute(response, answer.headers);
            next();
        } else {
            setHeaders(response, answer.headers.map(withQueryOf(request)));
            response.status(answer.status).end(hasBody(answer.status) ? '{}' : undefined);
        }
    };
}

const isPreflight = ({ method, headers }: Request): boolean =>
    method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;

const hasBody = (status: number): boolean => status !== 204 && status !== 304;

function breakOff(how: NoAnswer, response: Response): void {
    if (how === 'cut') {
        response.set({ 'Access-Control-Allow-Origin': '*', 'Content-Length': '100' });
        response.write('cut', () => response.socket?.destroy());
    } else if (how === 'dropped') {
        response.socket?.destroy();
    }
}

/** A redirect takes the query along, and with it the trace; one that has a query of its own does not. */
function withQueryOf({ originalUrl }: Request) {
    const query = originalUrl.split('?')[1];
    return ([name, value]: HeaderList[number]): HeaderList[number] =>
        name.toLowerCase() === 'location' && query && !value.includes('?')
            ? [name, `${value}?${query}`]
            : [name, value];
}

/** The route may still set its own: those of the recipe come last. */
function replaceHeadersOfRoute(response: Response, headers: HeaderList): void {
    const { writeHead } = response;
    response.writeHead = function (this: Response, ...args: unknown[]) {
        setHeaders(this, headers);
        return (writeHead as (...all: unknown[]) => Response).apply(this, args);
    } as typeof writeHead;
}

function setHeaders(response: Response, headers: HeaderList): void {
    for (const name of new Set(headers.map(([each]) => each))) {
        response.setHeader(
            name,
            headers.filter(([each]) => each === name).map(([, value]) => value)
        );
    }
}
