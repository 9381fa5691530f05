const jsPath = (type: string): string => type.replace(/\W/g, '$');

/** Names in the emitted code. */
export const names = {
    class: (type: string): string => `c_${jsPath(type)}`,
    /** Initialises the static state when that has not happened, and gives it. */
    statics: (type: string): string => `s_${jsPath(type)}()`,
    staticsFunction: (type: string): string => `s_${jsPath(type)}`,
    staticsHolder: (type: string): string => `h_${jsPath(type)}`,
    enum: (type: string): string => `e_${jsPath(type)}`,
    function: (type: string, emitted: string | number): string => `f_${jsPath(type)}$${emitted}`,
    create: (type: string, emitted: string | number): string => `n_${jsPath(type)}$${emitted}`,
    initialize: (type: string, emitted: string | number): string => `i_${jsPath(type)}$${emitted}`,
    fields: (type: string): string => `d_${jsPath(type)}`,
    method: (emitted: string | number): string => `m_${emitted}`,
    stored: (field: string): string => `f_${field.toLowerCase()}`,
    getter: (field: string): string => `g_${field.toLowerCase()}`,
    setter: (field: string): string => `p_${field.toLowerCase()}`,
    library: (index: number): string => `L${index}`
};
