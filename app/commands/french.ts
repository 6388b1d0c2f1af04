import type { Command, CommanderError, Option } from 'commander'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Utilisation\u00a0:',
  'Options:': 'Options\u00a0:',
  'Commands:': 'Commandes\u00a0:',
  'Arguments:': 'Arguments\u00a0:',
}

const explained = ({ description, defaultValue, defaultValueDescription, argChoices }: Option): string => {
  const more = [
    ...(argChoices === undefined ? [] : [`parmi ${argChoices.join(', ')}`]),
    ...(defaultValue === undefined || typeof defaultValue === 'boolean'
      ? []
      : [`${defaultValueDescription ?? defaultValue} par défaut`]),
  ]
  return more.length === 0 ? description : `${description} (${more.join(', ')})`
}

/** Help in French for this command and all those made under it. To be called before adding them. */
export const speakFrench = (program: Command): Command =>
  program
    .helpOption('-h, --help', 'affiche cette aide')
    .helpCommand('help [commande]', 'affiche l’aide d’une commande')
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[command]', '[commande]'),
      optionDescription: explained,
    })
    // The sentence is written once, in French, by whoever catches the error.
    .configureOutput({ outputError: () => {} })

/** What is wrong with a command line, in one French sentence. */
export const usageSentence = ({ code, message }: CommanderError): string => {
  const [, name = ''] = /'([^']*)'/.exec(message) ?? []
  const near = /Did you mean (?:one of )?([^?]*)\?/.exec(message)?.[1]
  const hint = near === undefined ? '' : ` Vouliez-vous écrire ${near}\u00a0?`
  switch (code) {
    case 'commander.unknownCommand':
      return `La commande «\u00a0${name}\u00a0» n’existe pas.${hint}`
    case 'commander.unknownOption':
      return `L’option ${name} n’existe pas pour cette commande.${hint}`
    case 'commander.missingArgument':
      return `Il manque <${name}>.`
    case 'commander.optionMissingArgument':
      return `L’option ${name} attend une valeur.`
    case 'commander.missingMandatoryOptionValue':
      return `Il manque l’option ${name}.`
    case 'commander.excessArguments':
      return `Cette commande n’attend pas «\u00a0${/: ([^:]*)\.$/.exec(message)?.[1] ?? ''}\u00a0».`
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/.exec(message)?.[1]
      const [option = ''] = name.split(' ')
      if (choices !== undefined) return `L’option ${option} se choisit parmi\u00a0: ${choices}.`
      return message.replace(/^.*? is invalid\. /, '')
    }
    default:
      return 'Cette commande n’est pas comprise.'
  }
}
