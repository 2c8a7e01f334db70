import { asset } from '../assets.ts'
import type { IconName } from '../icon-names.gen.ts'

export interface IconProps {
  readonly name: IconName
  readonly size?: 'xs' | 'sm' | 'md' | 'lg' | undefined
  readonly colour?: 'primary' | 'secondary' | 'success' | 'warning' | 'danger' | 'white' | undefined
  /** Without it the icon is decoration, and the words beside it say the same. */
  readonly label?: string | undefined
}

const sizes = { xs: 'icon-xs', sm: 'icon-sm', md: '', lg: 'icon-lg' } as const
const colours = {
  primary: 'icon-primary',
  secondary: 'icon-secondary',
  success: 'icon-success',
  warning: 'icon-warning',
  danger: 'icon-danger',
  white: 'icon-white',
} as const

export function Icon({ name, size = 'sm', colour, label }: IconProps) {
  const classes = ['icon', sizes[size], colour === undefined ? '' : colours[colour]].filter(Boolean).join(' ')
  const use = <use href={`${asset('sprite.svg')}#${name}`} />
  if (label === undefined) {
    return (
      <svg class={classes} aria-hidden="true" focusable="false">
        {use}
      </svg>
    )
  }
  return (
    <svg class={classes} role="img" aria-label={label}>
      {use}
    </svg>
  )
}
