import { z } from 'zod'
import { type Act, CABLE_STATES, FAULTS } from '../state.ts'

const plugged = z.boolean()

/** What the page may ask for, read from the outside. */
export const actSchema: z.ZodType<Act> = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('break-printer'), fault: z.enum(FAULTS) }),
  z.strictObject({ do: z.literal('tear-off') }),
  // One line, whatever it says: a box may be wrongly made.
  z.strictObject({ do: z.literal('press'), line: z.string().regex(/^[\x20-\x7e]{1,32}$/) }),
  z.strictObject({ do: z.literal('noise') }),
  z.strictObject({ do: z.literal('plug-box'), plugged }),
  z.strictObject({ do: z.literal('plug-board'), plugged }),
  z.strictObject({ do: z.literal('set-cable'), station: z.string().max(64), state: z.enum(CABLE_STATES) }),
])
