import type { Fix } from '../../../force-app/main/default/lwc/crossOrigin/types.ts';
import type { Report } from './judge.ts';

/** The report for a terminal. */
export function printDiagnosis({ url, origin, sent, lanes }: Report): void {
    console.log(`${url} from ${origin}\n`);
    for (const { method, url: target, origin: sentOrigin, status, error } of sent) {
        console.log(`  sent  ${method} ${target}${sentOrigin ? `, Origin ${sentOrigin}` : ''} → ${status ?? error}`);
    }
    for (const { lane, verdict, text } of lanes) {
        const reason = verdict?.reason ? `, ${verdict.reason}` : '';
        console.log(`\n${lane}: ${verdict ? `${verdict.outcome}${reason}. ` : ''}${text}`);
    }
    const fixes = lanes.flatMap((lane) => lane.fixes);
    const different = fixes.filter(({ id }, index) => fixes.findIndex((other) => other.id === id) === index);
    if (different.length > 0) {
        console.log('\nWhat to change:');
        different.forEach(printFix);
    }
}

function printFix({ owner, title, text, code, setupPath, warning }: Fix): void {
    console.log(`\n- ${title} (${owner}). ${text}`);
    for (const line of [setupPath, warning && `Beware: ${warning}`, code?.file, code?.text]) {
        if (line) {
            console.log(line.replace(/^/gm, '    '));
        }
    }
}
