import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ApexRuntime, AuraAnswer } from '../index.ts';
import { runtimeOf } from '../testing/harness.ts';

/** A limit that the tests need not wait for so long. */
const CPU_MS = 2000;

const RUNAWAY = `public class Runaway {
    @AuraEnabled public static Integer loop() {
        Integer i = 0;
        try { while (true) { i++; } } catch (Exception e) { return -1; }
        return i;
    }
    @AuraEnabled public static Integer recurse() {
        try { return recurse() + 1; } catch (Exception e) { return -1; }
    }
    @AuraEnabled public static Integer grow() {
        String s = 'x';
        try { for (Integer i = 0; i < 30; i++) { s += s; } } catch (Exception e) { return -1; }
        return s.length();
    }
    @AuraEnabled public static Integer repeat() { return 'abcdefghij'.repeat(10000000).length(); }
    @AuraEnabled public static Integer hoard() {
        List<String> all = new List<String>();
        while (true) { all.add('item number ' + all.size()); }
        return 0;
    }
    @AuraEnabled public static Integer count() {
        Integer total = 0;
        for (Integer i = 0; i < 1000000; i++) { total += i; }
        return total;
    }
    @AuraEnabled public static String alive() { return 'alive'; }
}`;

describe('a runaway ends with the limit error of the platform', () => {
    let runtime: ApexRuntime;
    const call = (method: string): Promise<AuraAnswer> => runtime.invoke('Runaway', method, {});
    const failure = async (method: string): Promise<string> => {
        const answer = await call(method);
        assert.ok(!answer.ok);
        assert.deepEqual(await call('alive'), { ok: true, value: 'alive' });
        return `${answer.error.exceptionType}: ${answer.error.message}`;
    };
    before(() => {
        runtime = runtimeOf({ Runaway: RUNAWAY }, {}, false, CPU_MS);
    });
    after(() => runtime.close());

    it('an endless loop', async () => {
        assert.match(await failure('loop'), /^System\.LimitException: Apex CPU time limit exceeded$/);
    });
    it('a runaway recursion', async () => {
        assert.match(await failure('recurse'), /^System\.LimitException: Maximum stack depth reached: 1001$/);
    });
    it('a string of 100 MB made by appending', async () => {
        assert.match(await failure('grow'), /^System\.LimitException: Apex heap size too large: \d+$/);
    });
    it('a string of 100 MB made by repeating', async () => {
        assert.match(await failure('repeat'), /^System\.LimitException: Apex heap size too large: \d+$/);
    });
    it('a list that never stops growing', async () => {
        assert.match(await failure('hoard'), /^System\.LimitException: Apex (heap size too large|CPU time limit)/);
    });
    it('a million additions do not', async () => {
        assert.deepEqual(await call('count'), { ok: true, value: 1783293664 });
    });
});
