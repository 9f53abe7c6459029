import type { session as source } from '../ja/session.ts'
import type { Localized } from '../localized.ts'

export const session: Localized<typeof source> = {
  restoring: 'Checking whether you are signed in',
  intendedUse:
    'This viewer is for reading records. Its images are not for diagnosis: use the imaging system of the hospital that holds the originals.',
  selfCheck: 'Check the connections',
  chooser: {
    title: 'Who is looking?',
    lead: 'You are about to read shared records of {{network}}. Choose your name.',
    demo: 'This is a place to practise: every patient, every member of staff and every record is invented.',
  },
  none: {
    title: 'Sign-in is not configured',
    detail: 'This site cannot tell who is looking yet, so it shows no records. Please tell those who run it.',
  },
  signIn: {
    title: 'Sign in',
    how: 'Use the account of your own facility. You will be asked for two factors, such as a password and a code, or an HPKI card.',
    begin: 'Sign in',
    leaving: 'Going to the sign-in page',
    again: 'Sign in again',
  },
  why: {
    'logged-out': {
      title: 'You have signed out',
      detail: 'Everything about patients is gone from this screen and from memory.',
    },
    weak: {
      title: 'Two factors are needed',
      detail: 'A password alone does not open records here. Please sign in with a code or an HPKI card as well.',
    },
    cancelled: { title: 'Sign-in was given up', detail: 'Press the button again to sign in.' },
    failed: {
      title: 'You could not be signed in',
      detail:
        'The exchange with the sign-in server failed. Please wait a moment and try again, or tell those who run this site.',
    },
    expired: { title: 'Your sign-in has run out', detail: 'Please sign in again to go on.' },
    elsewhere: {
      title: 'Another tab has signed out or changed user',
      detail: 'Everything about patients is gone from this tab and from memory.',
    },
    'no-profession': {
      title: 'Your profession is not known',
      detail:
        'The sign-in server does not tell your profession, so nobody can say what you may read. Please tell those who run this site.',
    },
    'no-facility': {
      title: 'Your facility is not known',
      detail:
        'The facility that the sign-in server tells is none of this network. Please tell those who run this site.',
    },
  },
  detail: 'For those who run this site',
  lock: {
    title: 'Locked',
    screen: 'Locked',
    why: {
      idle_one: 'Hidden because nobody was here for {{count}} minute',
      idle_other: 'Hidden because nobody was here for {{count}} minutes',
      asked: 'The screen is hidden',
      'session-ended': 'Hidden because your sign-in has run out',
      elsewhere: 'Hidden because another tab was locked',
    },
    gone: 'Nothing about patients is left on this screen or in memory',
    back: 'Back to where I was',
    proving: 'Please show who you are on the sign-in page',
    notProven: 'It is not clear yet who you are. Please press again.',
    demo: 'This is a place to practise: no proof is asked for',
    otherUser: 'Sign in as another user',
    logOut: 'Sign out',
    drafts_one: '{{count}} draft is kept',
    drafts_other: '{{count}} drafts are kept',
  },
  idle: {
    left_one: 'Nobody is using this: it locks in {{count}} second',
    left_other: 'Nobody is using this: it locks in {{count}} seconds',
    soon: 'Nobody is using this: it locks soon. Press any key to go on.',
    stay: 'Go on',
  },
  rights: {
    title: 'What you may read as {{profession}}',
    titleGranted: 'What this sign-in lets you read',
    kinds: 'Not permitted: {{kinds}}',
    since: 'Records since {{date}} only',
    closed: 'You may not read these records',
    closedDetail: 'They are not open to your profession ({{profession}}). It does not mean that there are none.',
    closedGranted:
      'The rights granted to this sign-in do not cover these records. It does not mean that there are none. If you need them, please tell those who run this site.',
  },
  confirm: {
    title: 'Is it you?',
    lead: 'You signed in some time ago. Please show who you are before this is sent in your name.',
    signedInAt: 'Last shown {{time}}',
    prove: 'Show who I am',
    cancel: 'Back without sending',
    proving: 'Please show who you are on the sign-in page',
    notProven: 'It is not clear that it is you. Nothing was sent.',
  },
}
