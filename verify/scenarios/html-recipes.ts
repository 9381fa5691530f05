import { apiStacks } from '../../force-app/main/default/lwc/errorReader/apiStack.ts';
import { isRecipe, RECIPE_NAMES, recipeFor, type RecipeName } from '../../packages/cli/recipes/recipe.ts';
import type { LaneReport } from './html-lane.ts';
import { html, type Markup } from './html-markup.ts';

/**
 * What an owner of the API copies, a recipe a stack; those that the answers name come first and stand open. Nothing where no lane has a change
 * of the owner.
 */
export function recipesSection(lanes: readonly LaneReport[]): Markup | undefined {
    const runs = lanes.flatMap(({ run }) => run ?? []);
    if (!runs.some(({ fixes }) => fixes.some(({ owner }) => owner === 'api-owner'))) {
        return undefined;
    }
    const answers = runs.flatMap(({ serverLog }) => serverLog.flatMap(({ responseHeaders }) => responseHeaders));
    const named: RecipeName[] = apiStacks(answers).filter(isRecipe);
    const others = RECIPE_NAMES.filter((stack) => !named.includes(stack));
    return html`<section id="recipes" aria-labelledby="recipes-title">
        <h2 id="recipes-title">For the owner of the API</h2>
        <p>
            How an API lets the pages of one org in, for its
            stack${named.length > 0 && html`; the answers name ${named.join(', ')}`}.
        </p>
        ${[...named, ...others].map((stack) => {
            const { file, text } = recipeFor(stack);
            return html`<details ${named.includes(stack) && 'open'}>
                <summary>${stack}: <code>${file}</code></summary>
                <pre><code>${text}</code></pre>
            </details>`;
        })}
    </section>`;
}
