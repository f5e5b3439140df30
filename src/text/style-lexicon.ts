/** Lower-case words, and pairs of words. */
function entries(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((entry) => entry.trim()))
}

/**
 * English words that mark a style. Left out are those that often say something of the matter as well: cool, cause, may, like, and single
 * letters, which name quantities and elements.
 */
export const STYLE_LEXICON = {
  articles: entries('a, an, the'),
  functionWords: entries(
    'and, but, or, so, if, because, that, which, who, of, in, on, at, to, for, from, with, by, as, is, are, was, were, be, been, has, have, had, do, does, did, it, this, these, those, there, not, will, would, can',
  ),
  firstPerson: entries("i, me, my, mine, myself, we, us, our, ours, i'm, i've, i'd, i'll, we're, we've, we'd, we'll, im, ive"),
  secondPerson: entries("you, your, yours, yourself, you're, you've, you'd, you'll, ur, ya, youre"),
  fillers: entries(
    'um, umm, uh, uhm, er, erm, hmm, hm, anyway, anyways, basically, actually, literally, honestly, so yeah, you know, i mean, or something, or whatever',
  ),
  greetings: entries(
    'hi, hello, hey, heya, hiya, yo, dear, greetings, howdy, good morning, good afternoon, good evening, good day, hey there, hi there',
  ),
  hedges: entries(
    'maybe, perhaps, possibly, probably, might, seem, seems, apparently, presumably, somewhat, unsure, i guess, i think, i believe, i suppose, not sure, no idea, kind of, sort of',
  ),
  politeness: entries(
    'please, thanks, thank, kindly, appreciate, appreciated, grateful, gratefully, sorry, pardon, apologies, cheers, sincerely, excuse me, kind regards, would you, could you',
  ),
  rudeness: entries(
    'stupid, dumb, idiot, useless, shut, damn, hell, crap, whatever, duh, nonsense, rubbish, ridiculous, pathetic, hurry up, come on, for once, about time',
  ),
  slang: entries(
    "gonna, wanna, gotta, kinda, sorta, lemme, gimme, dunno, ain't, aint, yeah, yep, yup, nope, nah, stuff, dude, guys, bro, ok, okay, cuz, sup, meh, whats up",
  ),
  abbreviations: entries(
    'pls, plz, thx, ty, b4, idk, imo, imho, btw, fyi, asap, lol, omg, tbh, afaik, msg, ppl, smth, rly, prolly, r u, u r, are u, do u, can u, if u, thank u',
  ),
  urgency: entries(
    'now, quick, quickly, hurry, urgent, urgently, immediately, asap, right now, straight away, need it, no time, just tell',
  ),
  positives: entries(
    'great, good, nice, love, lovely, wonderful, excellent, happy, glad, fun, fantastic, awesome, amazing, excited, exciting, enjoy, best, brilliant, delighted, interesting, fascinating, yay',
  ),
  negatives: entries(
    'bad, awful, terrible, horrible, hate, annoying, annoyed, boring, worst, worried, worry, afraid, sad, tired, confused, confusing, sick, ugh, sigh, unfortunately, trouble, exhausted, frustrating, frustrated',
  ),
  bareContractions: entries(
    'dont, cant, wont, isnt, arent, doesnt, didnt, wasnt, werent, couldnt, shouldnt, wouldnt, havent, hasnt, im, ive, youre, thats, whats, theres, lets',
  ),
}
