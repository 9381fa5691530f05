import { z } from 'zod';

/** A call as the engine takes it. A name that is not known is an error: it would be left out in silence, and change the answer. */

export const headers = z.array(z.tuple([z.string(), z.string()])).describe('[["Content-Type", "application/json"]]');

const addressSpace = z.enum(['public', 'local', 'loopback']).optional();

const answer = z.strictObject({ status: z.number().int().min(100).max(599), headers, addressSpace });

export const origin = z
    .string()
    .refine((text) => text === 'null' || (URL.canParse(text) && new URL(text).origin === text), {
        message: 'An origin, such as https://mydomain.lightning.force.com: no path, no slash at its end'
    })
    .describe('The origin of the page: https://mydomain.lightning.force.com');

export const page = z.strictObject({
    origin,
    policies: z.array(z.string()).default([]).describe('Each the value of one Content-Security-Policy header'),
    context: z.enum(['lex', 'site', 'visualforce', 'outside']).optional().describe('Where its origin does not tell'),
    isSecure: z.boolean().optional(),
    addressSpace,
    localNetworkAccess: z.enum(['granted', 'denied', 'prompt']).optional(),
    embedderPolicy: z.enum(['unsafe-none', 'require-corp', 'credentialless']).optional()
});

export const request = z.strictObject({
    url: z.string(),
    method: z.string().default('GET'),
    headers: headers.default([]),
    body: z.string().optional(),
    credentials: z.enum(['omit', 'same-origin', 'include']).optional(),
    mode: z.enum(['cors', 'no-cors', 'same-origin', 'websocket', 'navigate']).optional(),
    redirect: z.enum(['follow', 'error', 'manual']).optional(),
    destination: z
        .enum(['', 'image', 'audio', 'video', 'track', 'font', 'style', 'script', 'worker', 'iframe', 'form'])
        .optional()
        .describe('What loads it, where it is no script'),
    preflight: z.boolean().optional().describe('An XMLHttpRequest with a listener on its upload')
});

export const hops = z
    .array(
        z.strictObject({
            preflight: answer.optional(),
            response: z.union([answer, z.literal('unreachable')]).optional()
        })
    )
    .default([])
    .describe('The answers in order, one a hop of redirects; none where they are not known');
