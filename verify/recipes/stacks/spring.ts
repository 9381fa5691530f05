import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { freePort } from '../free-port.ts';
import type { Recipe } from '../recipe.ts';
import { folderWith, startServer, stopAll } from '../server-process.ts';

/** Where Debian puts the jars of its packages. */
const JARS = '/usr/share/java';
const SPRING = ['core', 'beans', 'context', 'aop', 'expression', 'web'].map((name) => `spring3-${name}.jar`);
const TOMCAT = fs.existsSync(JARS)
    ? fs.readdirSync(JARS).filter((name) => /^tomcat9-(?!i18n)[a-z-]+\.jar$/.test(name))
    : [];
const CLASS_PATH = [...SPRING, 'commons-logging.jar', ...TOMCAT].map((jar) => path.join(JARS, jar));
const APP = path.join(import.meta.dirname, '../apps/SpringApp.java');
const PACKAGES = ['libspring-web-java', 'libspring-context-java', 'libtomcat9-java', 'default-jdk-headless'];

function missing(): string | undefined {
    const hasJars = TOMCAT.length > 0 && SPRING.every((jar) => fs.existsSync(path.join(JARS, jar)));
    return hasJars && !spawnSync('javac', ['-version']).error ? undefined : PACKAGES.join(', ');
}

/** No registry that is read here has Spring Boot; its filter is run by Spring Framework, in the order in which Spring Boot would. */
export const SPRING_RECIPE: Recipe = {
    name: 'Spring Boot, by the filter that Debian’s Spring Framework 4.3 and Tomcat 9 run',
    file: 'SpringBootCors.java',
    packages: PACKAGES,
    missing,
    ownErrors: [],
    notAsked: { vary: 'Spring Framework sends Vary on every answer since 5.2, and Debian has 4.3' },
    start: async (recipe) => {
        const { folder, remove } = folderWith({});
        const classPath = [...CLASS_PATH, folder].join(path.delimiter);
        const port = await freePort();
        try {
            const compiled = spawnSync('javac', ['-nowarn', '-cp', classPath, '-d', folder, recipe, APP], {
                encoding: 'utf8'
            });
            if (compiled.status !== 0) {
                throw new Error(`javac: ${compiled.stderr}`);
            }
            const running = await startServer({
                program: 'java',
                args: ['-cp', classPath, 'SpringApp', String(port), folder],
                port
            });
            return { ...running, stop: stopAll(running.stop, remove) };
        } catch (error) {
            remove();
            throw error;
        }
    }
};
