import type { ApiStack } from '../../../force-app/main/default/lwc/errorReader/apiStack.ts';
import { isRecipe, RECIPE_NAMES, recipeFor } from './recipe.ts';

/**
 * What the API's owner is told: the recipes of the stacks, or a choice where none is known. `origin` is the page's; `asked` is a name that the
 * user gave.
 */
export function recipeText(stacks: readonly ApiStack[], origin?: string, asked?: string): string {
    const shown = asked === undefined ? stacks : [asked];
    const recipes = shown.filter(isRecipe).map((stack) => recipeFor(stack, origin));
    const named = asked === undefined && stacks.length > 0 ? [`The answers name ${stacks.join(', ')}.`] : [];
    if (recipes.length === 0) {
        const choice = `For the API's owner: a recipe each for ${RECIPE_NAMES.join(', ')}; --stack NAME prints one.`;
        return [...named, choice].join('\n');
    }
    const listed = origin === undefined ? '' : ` Its list must hold ${origin}.`;
    return [
        ...named,
        ...recipes.map(
            ({ file, text }) =>
                `For the API's owner: ${file}.${listed}\n\n${text.trimEnd().replace(/^(?=.)/gm, '    ')}`
        )
    ].join('\n\n');
}

/** Throws one clear sentence for a name that no recipe has. */
export function requireRecipe(name: string | undefined): void {
    if (name !== undefined && !isRecipe(name)) {
        throw new Error(`--stack takes one of ${RECIPE_NAMES.join(', ')}, not '${name}'.`);
    }
}
