// Shows what a hook gives. The address says which: `#http` for one over plain HTTP routes, `#whole` without streaming, `#untold` without `onError`.
import { createHook, type Hook } from 'outcrop/react';
import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { partial_types } from '../../golden/generated/react/baml_client/partial_types.js';
import { useFindPerson } from '../../golden/generated/react/baml_client/react/hooks.js';
import { Image } from '../../golden/generated/react/baml_client/react/media.js';
import type { Person as FoundPerson } from '../../golden/generated/react/baml_client/types.js';

const post =
  (route: string) =>
  (...args: [text: string, photo?: Image | null]): Promise<Response> =>
    fetch(route, { method: 'POST', body: JSON.stringify(args) });
const useFindPersonOverHttp: Hook<[text: string, photo?: Image | null], partial_types.Person, FoundPerson> = createHook(
  post('/http/whole'),
  post('/http/events'),
);

const has = (word: string): boolean => location.hash.includes(word);
const useFind = has('http') ? useFindPersonOverHttp : useFindPerson;
const useChosen = has('whole') ? (input: object) => useFind({ stream: false, ...input }) : (input: object) => useFind(input);
const told: unknown[] = [];
const tell =
  (name: string) =>
  (value: unknown): void => {
    told.push([name, value]);
  };

function Person({ word }: { readonly word: string }): ReturnType<typeof createElement> {
  const callbacks = {
    onStreamData: tell('onStreamData'),
    onFinalData: tell(`onFinalData${word}`),
    onData: tell('onData'),
    ...(has('untold') ? {} : { onError: (error: Error) => tell('onError')(error.name) }),
  };
  const { mutate, reset, error, ...shown } = useChosen(callbacks);
  Object.assign(globalThis, { mutate, reset });
  return createElement(
    'pre',
    null,
    JSON.stringify({ ...shown, error: error === undefined ? undefined : { ...error, name: error.name, message: error.message } }),
  );
}

function App(): ReturnType<typeof createElement> {
  const [isShown, setShown] = useState(true);
  const [word, setWord] = useState('');
  Object.assign(globalThis, { leave: () => setShown(false), say: setWord });
  return createElement(StrictMode, null, isShown ? createElement(Person, { word }) : 'left');
}

Object.assign(globalThis, { told, photo: Image.fromBase64('image/png', 'iVBORw0KGgo=') });
createRoot(document.body.appendChild(document.createElement('main'))).render(createElement(App));
