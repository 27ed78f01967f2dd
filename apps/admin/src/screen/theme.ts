import {
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
} from '@mantine/core'

/** The identity's sea, with the steps between that Mantine wants: 1 is the tint, 6 the colour, 8 the deep one. */
const sea: MantineColorsTuple = [
  '#eff6f6',
  '#e2eeee',
  '#c3dcde',
  '#93bfc4',
  '#5f9da5',
  '#347c87',
  '#0d5663',
  '#0b4c58',
  '#0a434d',
  '#083740',
]

/** For what cannot be taken back: the colour of a call is 6. */
const call: MantineColorsTuple = [
  '#fdf1ed',
  '#fbe6de',
  '#f4c6b6',
  '#ea9f86',
  '#de7757',
  '#d25733',
  '#c8401f',
  '#ad3519',
  '#8f2a10',
  '#73210c',
]

export const theme = createTheme({
  primaryColor: 'sea',
  primaryShade: 6,
  colors: { sea, call },
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '750' },
  defaultRadius: 'md',
  radius: { xs: '0.4rem', sm: '0.6rem', md: '0.8rem', lg: '1rem', xl: '1.5rem' },
  cursorType: 'pointer',
  // The kit's own rings, as on every screen.
  focusRing: 'never',
  components: {
    // Round ones would look like a choice of one.
    Checkbox: Checkbox.extend({ defaultProps: { radius: 'xs' } }),
    // On a phone a long label takes two lines rather than leaving the screen.
    Button: Button.extend({
      styles: {
        root: { height: 'auto', minHeight: 'var(--button-height)', paddingBlock: '0.3rem' },
        label: { whiteSpace: 'normal', lineHeight: 1.25 },
      },
    }),
  },
})

/** Mantine's surfaces and texts are those of the identity. */
export const resolver: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-default': 'var(--card)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-error': 'var(--call-deep)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
  },
  light: {},
  dark: {},
})
