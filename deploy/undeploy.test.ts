import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROJECT_DIR } from '../lab/project.ts';
import { MINE, options, run as runCommand, says, VERSION } from './testing/stand-in.ts';
import { undeploy } from './undeploy.ts';

test(
    'undeploy deletes the entries, disables the credentials, leaves the files alone, and says what is left',
    options,
    async () => {
        const file = path.join(
            PROJECT_DIR,
            'force-app/main/default/namedCredentials/Sample_API.namedCredential-meta.xml'
        );
        const before = fs.readFileSync(file, 'utf8');
        const run = await runCommand(undeploy, [VERSION, says('project deploy', 'deployed')], MINE);
        assert.equal(run.code, 0, run.output);
        assert.match(run.calls[1], /^project deploy start --metadata-dir \S+ --target-org mine$/);
        const deleted = run.package('destructiveChangesPost.xml');
        assert.match(deleted, /<members>GitHub<\/members>[^]*<name>CspTrustedSite<\/name>/);
        assert.match(deleted, /<name>RemoteSiteSetting<\/name>[^]*<name>CorsWhitelistOrigin<\/name>/);
        for (const name of ['Sample_API', 'CORS_Proxy']) {
            assert.match(run.package('package.xml'), new RegExp(`<members>${name}</members>`));
            assert.match(run.package(`namedCredentials/${name}.namedCredential`), /<calloutStatus>Disabled</);
        }
        assert.match(run.output, /the keys, in Setup > Security > Named Credentials/);
        assert.equal(fs.readFileSync(file, 'utf8'), before);
    }
);
