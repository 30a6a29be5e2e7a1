import type { Desk } from '../domain/desk';
import type { PartnerModel } from '../domain/party';
import type { SettingsForm } from './action';
import type { Desks } from './ports';
import type { Reply, SettingsProblem } from './reply';

/** A partner that has not said how it buys may buy in any way: the guided triage asks, the verdict shows the assumption. */
const UNSET: Desk = { models: ['direct-bill', 'indirect-provider', 'indirect-reseller'], providers: [] };

export async function deskOf(desks: Desks): Promise<Desk> {
  return (await desks.load())?.value ?? UNSET;
}

/** Saves the settings form, or says which field is wrong; nothing is saved then. */
export async function saveSettings(desks: Desks, form: SettingsForm): Promise<Reply> {
  const stored = await desks.load();
  const desk: Desk = { ...(stored?.value ?? UNSET), ...filled(form) };
  const problem = problemOf(form);
  if (problem) return { kind: 'settings', desk, problem };
  if (await desks.save(desk, stored?.version ?? 0)) return { kind: 'settings', desk, saved: true };
  return saveSettings(desks, form);
}

function filled(form: SettingsForm): Pick<Desk, 'models' | 'providers'> {
  const others = form.models.filter((model): model is PartnerModel => model !== form.usual);
  const contact = {
    ...(form.email ? { email: form.email } : {}),
    ...(form.phone ? { phone: form.phone } : {}),
    ...(form.url ? { url: form.url } : {}),
  };
  const provider = { name: form.name, contact, ...(form.hours ? { hours: form.hours } : {}) };
  return { models: [form.usual, ...others], providers: form.name ? [provider] : [] };
}

function problemOf(form: SettingsForm): SettingsProblem | undefined {
  if (form.models.length === 0) return { field: 'models' };
  if (!form.models.includes(form.usual)) return { field: 'usual' };
  if (form.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(form.email)) return { field: 'email', value: form.email };
  if (form.url && !/^https:\/\/[^\s]+\.[^\s]+$/.test(form.url)) return { field: 'url', value: form.url };
  return undefined;
}
