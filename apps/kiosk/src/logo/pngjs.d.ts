declare module 'pngjs' {
  /** Decoded: four bytes a dot (red, green, blue, how opaque), row by row. Throws for anything else. */
  export const PNG: {
    readonly sync: {
      read(file: Buffer): { readonly width: number; readonly height: number; readonly data: Buffer }
    }
  }
}
