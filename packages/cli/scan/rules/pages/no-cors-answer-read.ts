import { atCall, type Rule } from '../rule.ts';

const NAME = 'no-cors-answer-read';

export const noCorsAnswerRead: Rule = {
    name: NAME,
    severity: 'warning',
    about: "The answer of a fetch with mode 'no-cors' is read.",
    why: 'Such an answer is opaque: status 0, no headers, an empty body. The mode hides the CORS error, it does not solve it.',
    wrong: "const data = await (await fetch(url, { mode: 'no-cors' })).json();",
    right: 'Let the API send Access-Control-Allow-Origin, or call it from Apex.',
    check: ({ calls }) =>
        calls
            .filter(({ mode, readsAnswer }) => mode === 'no-cors' && readsAnswer)
            .map((call) => ({
                ...atCall(
                    NAME,
                    'warning',
                    call,
                    "With mode 'no-cors' this answer is opaque: there is nothing to read."
                ),
                ...call.sink
            }))
};
