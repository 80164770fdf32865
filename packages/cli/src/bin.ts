#!/usr/bin/env node
import { main } from './main.ts';

const { stdout, stderr, env } = process;

process.exitCode = await main(process.argv.slice(2), { stdout, stderr, env, workingDirectory: process.cwd() });
