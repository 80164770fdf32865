'use client';

// The entry `outcrop/react`. Takes: server actions, or functions that ask a server over HTTP. Gives: hooks that call them and show the answer
// while it is being written.
// Never: a call that nobody asked for, an answer of an earlier call over a later one, or anything that only a server has.
export { createHook } from './create-hook.ts';
export type { Hook, HookAction, HookData, HookInput, HookOptions, HookOutput, HookStatus, StreamingHookAction } from './hook.ts';
