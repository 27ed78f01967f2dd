/** The counter this screen is for: `?id=3`. */
export function counterIdOf(search: string): string | null {
  const id = new URLSearchParams(search).get('id')?.trim()
  return id ? id : null
}
