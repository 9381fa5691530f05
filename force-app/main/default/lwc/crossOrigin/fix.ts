import type { Fix } from './types';

/** What each owner may be asked for: an admin for a place in Setup, the others for code. */

export const admin = (id: string, title: string, text: string, setupPath: string): Fix => ({
    id,
    owner: 'admin',
    title,
    text,
    setupPath
});
export const developer = (id: string, title: string, text: string, warning?: string): Fix => ({
    id,
    owner: 'developer',
    title,
    text,
    warning
});
export const apiOwner = (id: string, title: string, text: string): Fix => ({ id, owner: 'api-owner', title, text });
