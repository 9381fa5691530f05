import { SHOWN_OF_ANSWERS, SILENT_OF_ANSWERS } from './edgesOfAnswers';
import { SHOWN_OF_ORIGINS, SILENT_OF_ORIGINS } from './edgesOfOrigins';
import { SHOWN_OF_REQUESTS, SILENT_OF_REQUESTS } from './edgesOfRequests';
import { found } from './finding';

describe('at the edge of its rule a finding', () => {
    it.each([...SHOWN_OF_ANSWERS, ...SHOWN_OF_ORIGINS, ...SHOWN_OF_REQUESTS])(
        '%s is drawn from %j',
        (id, given, says = /./) => {
            expect(found(given).get(id)).toMatch(says);
        }
    );

    it.each([...SILENT_OF_ANSWERS, ...SILENT_OF_ORIGINS, ...SILENT_OF_REQUESTS])(
        '%s is not drawn from %j',
        (id, given) => {
            expect([...found(given).keys()]).not.toContain(id);
        }
    );
});
