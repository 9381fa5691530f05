import path from 'node:path';
import { PROJECT_DIR } from '../../lab/project.ts';

export const RECIPES_DIR = path.join(PROJECT_DIR, 'servers/recipes');
