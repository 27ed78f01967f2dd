/** Relative, so that a screen talks to whoever served it: the master or its station. */
export const API = './api/v1'
