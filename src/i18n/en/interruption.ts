import type { interruption as ja } from '../ja/interruption.ts'
import type { Localized } from '../localized.ts'

export const interruption: Localized<typeof ja> = {
  offline: {
    title: 'This computer is not connected to the network',
    detail:
      'Disconnected since {{time}}. What is shown was fetched before; everything is asked again once the connection is back.',
  },
  clock: {
    title: 'The clocks of servers and of this computer are {{minutes}} min apart',
    device:
      'The clock of this computer is wrong. Please set its date and time: times of fetching and “today” follow the servers’ clocks.',
    server: 'Servers whose clock is wrong: {{facilities}}. Please tell those who run the site.',
    hub: 'The clock of the network’s own server is wrong. Please tell those who run the site.',
  },
  code: {
    title: 'The code of this screen cannot be loaded',
    detail:
      'A new version of the viewer has been put in place, or the network is down. If trying again does not help, save what you have begun to write and reload.',
    reload: 'Reload',
  },
}
