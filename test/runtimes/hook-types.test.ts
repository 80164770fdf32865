import type { BamlErrors, BamlValidationError } from 'outcrop/errors';
import { expectTypeOf, it } from 'vitest';
import type { partial_types } from '../golden/generated/react/baml_client/partial_types.js';
import type * as hooks from '../golden/generated/react/baml_client/react/hooks.js';
import type { Person } from '../golden/generated/react/baml_client/types.js';

type Whole = { stream: false };

// Each line is a check of the compiler, not of the run.
it('lets existing code use hooks and their types', () => {
  const use = (useFindPerson: typeof hooks.useFindPerson, given: hooks.HookInput<'FindPerson', Whole>) => ({
    streaming: useFindPerson(),
    explicit: useFindPerson({ stream: true, onError: undefined }),
    whole: useFindPerson({ stream: false, onFinalData: (person) => person.name }),
    given: useFindPerson(given),
    told: useFindPerson({
      onStreamData: (partial?: partial_types.Person) => partial?.name,
      onData: (partial?: partial_types.Person) => partial?.name,
      onFinalData: (person?: Person) => person?.name,
      onError: (error: BamlErrors) => error.message,
    }),
  });
  type Used = ReturnType<typeof use>;
  expectTypeOf<Used['streaming']>().toEqualTypeOf<hooks.HookOutput<'FindPerson'>>();
  expectTypeOf<Used['explicit']>().toEqualTypeOf<hooks.HookOutput<'FindPerson'>>();
  expectTypeOf<Used['told']>().toEqualTypeOf<hooks.HookOutput<'FindPerson'>>();
  expectTypeOf<Used['whole']>().toEqualTypeOf<hooks.HookOutput<'FindPerson', Whole>>();
  expectTypeOf<Used['given']>().toEqualTypeOf<Used['whole']>();
  expectTypeOf<hooks.HookData<'FindPerson', Whole>>().toEqualTypeOf<Person>();
  expectTypeOf<hooks.HookData<'FindPerson'>>().toEqualTypeOf<Person | partial_types.Person>();
  expectTypeOf<hooks.HookStatus<Whole>>().toEqualTypeOf<'idle' | 'pending' | 'success' | 'error'>();
  expectTypeOf<hooks.HookStatus>().toEqualTypeOf<hooks.HookStatus<Whole> | 'streaming'>();
  expectTypeOf<hooks.FunctionNames>().toEqualTypeOf<'Describe' | 'FindPerson' | 'Hello' | 'Image'>();
  expectTypeOf<BamlValidationError>().toExtend<Used['whole']['error']>();
});
