import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { PROJECT_DIR } from '../../lab/project.ts';

interface Tour {
    title: string;
    nextTour?: string;
    steps: { file: string; pattern: string; title: string; description: string }[];
}

const DIRECTORY = path.join(PROJECT_DIR, '.tours');
const tours = fs
    .readdirSync(DIRECTORY)
    .map((file) => JSON.parse(fs.readFileSync(path.join(DIRECTORY, file), 'utf8')) as Tour);

test('there are tours through a lane, the engine and the local org', () => {
    assert.equal(tours.length, 3);
});

for (const { title, nextTour, steps } of tours) {
    test(`${title}: each step finds its file and exactly one line there`, () => {
        for (const { file, pattern, title: step } of steps) {
            const source = fs.readFileSync(path.join(PROJECT_DIR, file), 'utf8');
            assert.equal([...source.matchAll(new RegExp(pattern, 'gm'))].length, 1, `${step}: ${pattern} in ${file}`);
        }
    });

    test(`${title}: each step says something, and the next tour exists`, () => {
        assert.ok(steps.every((step) => step.title.length > 0 && step.description.length > 0));
        assert.ok(nextTour === undefined || tours.some((tour) => tour.title === nextTour), nextTour);
    });
}
