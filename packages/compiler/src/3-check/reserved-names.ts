/** Names that no declaration of the shared namespace may have: built-in scalars, and a class of the generated client. */
export const RESERVED_DECLARATION_NAMES: ReadonlySet<string> = new Set([
  'String',
  'Int',
  'Float',
  'Boolean',
  'Json',
  'Bytes',
  'BigInt',
  'BamlClient',
]);

/** Words that no field may be called, whatever is generated: the reserved words of the languages that clients are written in. */
export const RESERVED_FIELD_NAMES: ReadonlySet<string> = new Set(
  `and and_eq any assert asserts async audio await bigint bool box break byte catch chan char char8_t char16_t char32_t
  class compl const consteval constexpr constructor continue crossinline debugger declare defer delegate do dyn dynamic
  elif else emit enum env export extends extern false finally fixed float for foreach func function get global go goto
  image implements import in inline instanceof int internal into join keyof lambda lazy let lock long macro module move
  mut namespace native new nil noexcept nonlocal not not_eq null nullptr or or_eq package params pdf private protected
  protocol provides pub public readonly ref reflexpr register reinterpret_cast requires return sbyte sealed select self
  Self set short sizeof some stackalloc static static_assert static_cast std strictfp string struct subscript super
  switch template this thread_local throw throws trait transient transitive true try typealias typedef typeof u16 u32
  u64 uint ulong union unsafe unsigned unsized use using var video virtual void volatile wchar_t while with xor xor_eq yield`.split(/\s+/),
);
