import type { Recipe } from '../recipe.ts';
import { NODE_RECIPES } from './node.ts';
import { PROXY_RECIPES } from './proxies.ts';
import { PYTHON_RECIPES } from './python.ts';
import { SPRING_RECIPE } from './spring.ts';

/** Every recipe whose server comes from npm or from Debian. */
export const EXECUTED: Recipe[] = [...NODE_RECIPES, ...PROXY_RECIPES, ...PYTHON_RECIPES, SPRING_RECIPE];
