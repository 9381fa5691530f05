import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_DIR } from '../lab/project.ts';
import { DeployProblem } from './problem.ts';

interface Replacement {
    stringToReplace: string;
    replaceWithEnv: string;
}

/**
 * The environment of a deployment. As soon as one origin is given, the replacements of sfdx-project.json apply, and the CLI
 * wants all of their variables: those that are not given keep their placeholder.
 */
export function originVariables(environment: NodeJS.ProcessEnv): Record<string, string> {
    const { replacements } = JSON.parse(fs.readFileSync(path.join(PROJECT_DIR, 'sfdx-project.json'), 'utf8')) as {
        replacements: Replacement[];
    };
    const given = replacements.filter(({ replaceWithEnv }) => environment[replaceWithEnv]);
    for (const { replaceWithEnv } of given) {
        requireOrigin(replaceWithEnv, environment[replaceWithEnv] ?? '');
    }
    return given.length === 0
        ? {}
        : {
              CALLOUT_LAB_ORIGINS: 'custom',
              ...Object.fromEntries(
                  replacements.map(({ replaceWithEnv, stringToReplace }) => [
                      replaceWithEnv,
                      environment[replaceWithEnv] || stringToReplace
                  ])
              )
          };
}

function requireOrigin(name: string, value: string): void {
    const url = URL.canParse(value) ? new URL(value) : undefined;
    if (url?.protocol !== 'https:' || url.origin !== value) {
        throw new DeployProblem(
            `${name} is "${value}"; it must be an https origin with no path and no slash at the end.`,
            `${name}=https://my-sample-api.example.com npm run deploy`
        );
    }
}
