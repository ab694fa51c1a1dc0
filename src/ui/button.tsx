import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonVariant = 'main' | 'plain' | 'quiet';

const shape =
  'inline-flex min-h-row items-center justify-center gap-1.5 rounded-md border px-2.5 text-sm font-medium whitespace-nowrap transition-colors duration-(--quick) ease-settle print:hidden';

const looks: Record<ButtonVariant, string> = {
  main: 'border-accent bg-accent text-on-accent hover:border-accent-deep hover:bg-accent-deep',
  plain: 'border-control bg-surface text-ink hover:bg-hover active:bg-line',
  quiet: 'border-transparent text-ink-2 hover:bg-hover hover:text-ink',
};

const off = 'disabled:cursor-not-allowed disabled:border-line disabled:bg-transparent disabled:text-ink-3';

/** The look of a button, for links that act like one. */
export function buttonClass(variant: ButtonVariant = 'plain'): string {
  return `${shape} ${looks[variant]} ${off} no-underline`;
}

type ButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  variant?: ButtonVariant;
  icon?: IconName;
  kbd?: string;
  /** Shown after the name, and not part of it. */
  hint?: ReactNode;
};

export function Button({
  variant = 'plain',
  icon,
  kbd,
  hint,
  children,
  className = '',
  ...rest
}: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${buttonClass(variant)} ${className}`}>
      {icon && <Icon name={icon} className="size-3.5" />}
      <span>{children}</span>
      {hint && (
        <span aria-hidden="true" className="min-w-0 truncate">
          {hint}
        </span>
      )}
      {kbd && (
        <span aria-hidden="true" className="rounded-sm border border-current px-1 text-2xs max-tablet:hidden">
          {kbd}
        </span>
      )}
    </button>
  );
}

type IconButtonProps = ButtonHTMLAttributes<HTMLButtonElement> & {
  label: string;
  icon: IconName;
  pressed?: boolean;
  small?: boolean;
};

export function IconButton({ label, icon, pressed, small, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      {...rest}
      className={`inline-grid flex-none place-items-center rounded-md print:hidden text-ink-2 hover:bg-hover hover:text-ink disabled:cursor-not-allowed disabled:text-ink-3 aria-pressed:bg-accent-tint aria-pressed:text-accent ${small ? 'size-6' : 'size-row'} ${className}`}
    >
      <Icon name={icon} className={small ? 'size-3.5' : 'size-4'} />
    </button>
  );
}
