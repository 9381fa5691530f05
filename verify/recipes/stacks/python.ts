import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import type { OwnError, Recipe } from '../recipe.ts';
import { startServer } from '../server-process.ts';

/** Debian's Python, as its packages are there and in no other. */
const PYTHON = '/usr/bin/python3';
const APPS = path.join(import.meta.dirname, '../apps');

interface PythonRecipe {
    name: string;
    file: string;
    app: string;
    modules: string[];
    packages: string[];
    ownErrors: OwnError[];
}

const pythonRecipe = ({ name, file, app, modules, packages, ownErrors }: PythonRecipe): Recipe => ({
    name,
    file,
    packages,
    missing: () =>
        spawnSync(PYTHON, ['-c', `import ${modules.join(', ')}`]).status === 0 ? undefined : packages.join(', '),
    ownErrors,
    start: async (recipe) => {
        const port = await freePort();
        return startServer({
            program: PYTHON,
            args: [path.join(APPS, app), recipe, String(port)],
            port,
            env: { PYTHONDONTWRITEBYTECODE: '1' }
        });
    }
});

const KEY = { Authorization: 'Bearer key' };
const JSON_KEY = { ...KEY, 'Content-Type': 'application/json' };
const BROKEN_JSON = { path: '/api/orders/7', method: 'PUT', headers: JSON_KEY, body: '{' };
const WRONG_METHOD: OwnError = { path: '/api/orders', method: 'DELETE', headers: KEY, status: 405 };

export const PYTHON_RECIPES: Recipe[] = [
    {
        name: 'Django',
        file: 'django_settings.py',
        app: 'django_app.py',
        modules: ['django', 'corsheaders', 'werkzeug'],
        packages: ['python3-django', 'python3-django-cors-headers', 'python3-werkzeug'],
        // The page of the protection against forged forms.
        ownErrors: [WRONG_METHOD, { path: '/api/form', method: 'POST', headers: KEY, status: 403 }]
    },
    {
        name: 'Flask',
        file: 'flask_pages.py',
        app: 'flask_app.py',
        modules: ['flask', 'flask_cors'],
        packages: ['python3-flask', 'python3-flask-cors'],
        ownErrors: [WRONG_METHOD, { ...BROKEN_JSON, status: 400 }]
    },
    {
        name: 'FastAPI',
        file: 'fastapi_pages.py',
        app: 'fastapi_app.py',
        modules: ['fastapi', 'uvicorn'],
        packages: ['python3-fastapi', 'python3-uvicorn'],
        ownErrors: [WRONG_METHOD, { ...BROKEN_JSON, status: 422 }]
    }
].map(pythonRecipe);
