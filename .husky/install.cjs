/** `npm ci` also runs where there is no git, no husky and no need of hooks: in CI, in a container, from an archive. */
const fs = require('node:fs');
const path = require('node:path');

const root = path.join(__dirname, '..');
if (!process.env.CI && process.env.NODE_ENV !== 'production' && fs.existsSync(path.join(root, '.git'))) {
    import('husky').then(
        ({ default: husky }) => {
            const problem = husky();
            if (problem) {
                console.log(problem);
            }
        },
        () => console.log('husky is not installed: no git hooks.')
    );
}
