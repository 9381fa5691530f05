import type { Finding, Fix, Obstacle } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import { recipeText } from '../recipes/print.ts';
import type { Report } from './judge.ts';

/** The report for a terminal. */
export function printDiagnosis(report: Report, stack?: string): void {
    const { url, origin, sent, lanes, obstacles, findings, stacks } = report;
    console.log(`${url} from ${origin}\n`);
    for (const { method, url: target, origin: sentOrigin, status, error } of sent) {
        console.log(`  sent  ${method} ${target}${sentOrigin ? `, Origin ${sentOrigin}` : ''} → ${status ?? error}`);
    }
    if (sent.length === 0) {
        console.log('  sent  nothing');
    }
    for (const { lane, verdict, text } of lanes) {
        const reason = verdict?.reason ? `, ${verdict.reason}` : '';
        console.log(`\n${lane}: ${verdict ? `${verdict.outcome}${reason}. ` : ''}${text}`);
    }
    printObstacles(obstacles);
    printFindings(findings);
    const fixes = lanes.flatMap((lane) => lane.fixes);
    const different = fixes.filter(({ id }, index) => fixes.findIndex((other) => other.id === id) === index);
    if (different.length > 0) {
        console.log('\nWhat to change:');
        different.forEach(printFix);
    }
    if (stacks) {
        console.log(`\n${recipeText(stacks, origin, stack)}`);
    }
}

/** One needs no list: the lane has said it. */
function printObstacles(obstacles: Obstacle[]): void {
    if (obstacles.length > 1) {
        console.log('\nWhat stands in the way of a direct fetch, in this order:');
    }
    obstacles.forEach(({ reason, text, findings, fixes }, index) => {
        if (obstacles.length > 1) {
            console.log(`\n${index + 1}. ${index > 0 ? 'Then you will meet: ' : ''}${text} (${reason})`);
            if (fixes.length > 0) {
                console.log(`   First: ${fixes[0].title} (${fixes[0].owner}). ${fixes[0].text}`);
            }
        }
        printFindings(findings);
    });
}

function printFindings(findings: Finding[]): void {
    findings.forEach(({ text }) => console.log(`   Note: ${text}`));
}

function printFix({ owner, title, text, code, setupPath, warning }: Fix): void {
    console.log(`\n- ${title} (${owner}). ${text}`);
    for (const line of [setupPath, warning && `Beware: ${warning}`, code?.file, code?.text]) {
        if (line) {
            console.log(line.replace(/^/gm, '    '));
        }
    }
}
