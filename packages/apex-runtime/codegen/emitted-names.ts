import type { ApexType } from '../semantics/apex-type.ts';

const jsPath = (type: ApexType): string => type.name.replace(/\W/g, '$');

/** Names in the emitted code. */
export const names = {
    class: (type: ApexType): string => `c_${jsPath(type)}`,
    /** Initialises the static state when that has not happened, and gives it. */
    statics: (type: ApexType): string => `s_${jsPath(type)}()`,
    staticsFunction: (type: ApexType): string => `s_${jsPath(type)}`,
    staticsHolder: (type: ApexType): string => `h_${jsPath(type)}`,
    function: (type: ApexType, emitted: string | number): string => `f_${jsPath(type)}$${emitted}`,
    create: (type: ApexType, emitted: string | number): string => `n_${jsPath(type)}$${emitted}`,
    initialize: (type: ApexType, emitted: string | number): string => `i_${jsPath(type)}$${emitted}`,
    fields: (type: ApexType): string => `d_${jsPath(type)}`,
    method: (emitted: string | number): string => `m_${emitted}`,
    stored: (field: string): string => `f_${field.toLowerCase()}`,
    getter: (field: string): string => `g_${field.toLowerCase()}`,
    setter: (field: string): string => `p_${field.toLowerCase()}`,
    library: (index: number): string => `L${index}`
};
