import {
  type ActionIconProps,
  Button,
  type CheckboxProps,
  type CloseButtonProps,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  type MenuProps,
  type ModalProps,
  type NativeSelectProps,
  type PopoverProps,
  type SegmentedControlProps,
  type SelectProps,
  type SwitchProps,
  type TabsProps,
  type TooltipProps,
} from '@mantine/core'
import { ChevronsUpDown, X } from 'lucide-react'
import { createElement } from 'react'

const spruce: MantineColorsTuple = [
  '#F0F7F3',
  '#E2EFE8',
  '#B5E0CF',
  '#84D4B5',
  '#6CC7A5',
  '#45A583',
  '#2A8064',
  '#1C664F',
  '#15523F',
  '#0E3D2F',
]

/** Mantine weighs the text on a filled part by the light scheme only; the tokens know it for both. */
const filled = <Part extends string>(part: Part) =>
  ({
    [`--${part}-bg`]: 'var(--accent)',
    [`--${part}-hover`]: 'var(--accent-hover)',
    [`--${part}-color`]: 'var(--on-accent)',
  }) as Record<`--${Part}-bg` | `--${Part}-hover` | `--${Part}-color`, string>

/** The library's own signs would be read aloud as pictures without a name. */
const chevrons = createElement(ChevronsUpDown, { size: 14, strokeWidth: 1.75, 'aria-hidden': true })

const floating = { shadow: 'var(--shadow-float)', transitionProps: { duration: 160 } } as const

/** Mantine dressed in the tokens. Sizes are the tokens' own, in px, so that text size and density stay apart. */
export const theme = createTheme({
  primaryColor: 'spruce',
  primaryShade: { light: 7, dark: 4 },
  colors: { spruce },
  autoContrast: true,
  black: '#191D1A',
  fontFamily: 'var(--font-ui)',
  headings: { fontFamily: 'var(--font-ui)', fontWeight: '600' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '5px', md: '8px' },
  defaultRadius: 'sm',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusClassName: 'focus-ring',
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'default', size: 'sm' },
      vars: (_theme, { variant }) => ({
        root: {
          '--button-height': 'var(--control)',
          '--button-padding-x': '10px',
          '--button-fz': 'var(--text-sm)',
          ...(variant === 'filled' ? filled('button') : {}),
        },
      }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ wrapper: { '--input-height': 'var(--control)' } }),
    }),
    InputWrapper: Input.Wrapper.extend({ defaultProps: { size: 'sm' } }),
    // The rest is named by its type only, so that what the first screen does not show is not loaded with it.
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' } satisfies ActionIconProps,
      vars: () => ({ root: { '--ai-size': 'var(--control)' } }),
    },
    Menu: { defaultProps: { ...floating, position: 'bottom-start' } satisfies MenuProps },
    Popover: { defaultProps: floating satisfies PopoverProps },
    Modal: {
      defaultProps: {
        shadow: 'var(--shadow-float)',
        transitionProps: { duration: 160, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.35 },
        padding: 'xl',
        radius: 'md',
        centered: true,
        // The page itself never scrolls, and the lock would write a style element that the policy refuses.
        lockScroll: false,
      } satisfies Partial<ModalProps>,
    },
    Tooltip: {
      defaultProps: {
        openDelay: 400,
        events: { hover: true, focus: true, touch: false },
      } satisfies Partial<TooltipProps>,
    },
    NativeSelect: { defaultProps: { rightSection: chevrons } satisfies NativeSelectProps },
    Select: { defaultProps: { rightSection: chevrons } satisfies SelectProps },
    CloseButton: {
      defaultProps: {
        icon: createElement(X, { size: 18, strokeWidth: 1.75, 'aria-hidden': true }),
      } satisfies CloseButtonProps,
    },
    Tabs: { defaultProps: { keepMounted: false } satisfies TabsProps },
    Checkbox: { defaultProps: { size: 'xs' } satisfies CheckboxProps },
    Switch: { defaultProps: { size: 'sm' } satisfies SwitchProps },
    SegmentedControl: { defaultProps: { size: 'xs' } satisfies Partial<SegmentedControlProps> },
  },
})

/** Points Mantine's own variables at the tokens, so that no colour is written twice; both schemes read the same. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const both = {
    '--mantine-color-body': 'var(--surface-page)',
    '--mantine-color-text': 'var(--text-1)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-anchor': 'var(--accent-text)',
    '--mantine-color-default': 'var(--surface-field)',
    '--mantine-color-default-color': 'var(--text-1)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--surface-hover)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled': 'var(--surface-window)',
    '--mantine-color-error': 'var(--late)',
    '--mantine-color-success': 'var(--good)',
    '--mantine-color-gray-light-color': 'var(--text-2)',
    '--mantine-color-gray-light-hover': 'var(--surface-hover)',
    '--mantine-color-spruce-filled': 'var(--accent)',
    '--mantine-color-spruce-filled-hover': 'var(--accent-hover)',
    '--mantine-color-spruce-text': 'var(--accent-text)',
    '--mantine-color-spruce-light': 'var(--accent-soft)',
    '--mantine-color-spruce-light-hover': 'var(--accent-soft)',
    '--mantine-color-spruce-light-color': 'var(--accent-text)',
    '--mantine-color-spruce-outline': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  }
  return {
    variables: { '--mantine-font-family': 'var(--font-ui)' },
    light: both,
    dark: both,
  }
}
