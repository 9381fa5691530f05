import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The directory of sfdx-project.json. */
export const PROJECT_DIR = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
