"""The words of menus, share buttons, notices, credits and the like: what web pages carry beside their text."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one string."""
    return frozenset(text.split())


# Buttons and menus. A line that holds nothing but these (and FILLERS) is furniture.
BUTTONS = words(
    "comment comments share shares shared tweet retweet email e-mail mail print save bookmark like likes follow whatsapp"
    " facebook fb twitter x linkedin pinterest messenger reddit telegram tumblr instagram youtube flipboard wechat weibo"
    " viber vk skype line pocket threads bluesky mastodon tiktok snapchat rss copy link close menu home search login log"
    " sign register subscribe unsubscribe newsletter newsletters advertisement advertisements ad ads sponsored skip content"
    " navigation main more next previous prev back top toggle open expand collapse listen watch play pause mute"
    " gallery download pdf font size aa text-size text resize account profile settings cookie cookies privacy"
    " reply report flag embed permalink buttons button options clipboard"
)
# The names of a site's sections, as its menus list them.
SECTIONS = words(
    "world politics business sport sports opinion opinions op-ed op-eds editorial editorials analysis culture technology tech"
    " science health travel video videos photo photos live tv radio news style arts books weather economy markets"
    " entertainment lifestyle environment climate education events podcasts podcast features blogs blog columnists"
    " columns crosswords games jobs obituaries magazine multimedia regions topics about contact careers archive"
    " archives latest international local national explainer interview"
    " commentary exclusive breaking headlines donate shop store help faq faqs"
)
FILLERS = words("this with on via to by the a an and & or in of your our all for it now here - – — | · • / » › + : ,")
NEVER_ALONE = words("climate environment economy text line like")


# A whole line (or paragraph of a few lines) of one of these forms is left out; the key is the reason given.
LINES: dict[str, re.Pattern[str]] = {
    reason: re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for reason, pattern in {
        "a pointer to another story": (
            r"(?:[-–—•*»>▶►\[(]\s*)?(?:read (?:more|also|next|on)|also read|see also|more (?:on|from) (?:this|the) (?:story|topic|author)"
            r"|related(?: (?:stories|articles?|topics?|content|news|links?|coverage|posts?|reading))?"
            r"|recommended(?: reading)?|further reading|don['’]t miss|you (?:may|might) also (?:like|be interested in)"
            r"|up next|next article|previous article|next post|previous post|next story|continue reading|keep reading"
            r"|watch|listen|watch live|in pictures|in photos|live updates|trending|must[- ]read)\s*[:|»›>–—-]\s*\S.{0,220}"
            r"|(?:read more|continue reading|keep reading|read (?:the )?full (?:story|article|text|report)|view (?:all|gallery|comments)"
            r"|show (?:more|less|all|comments)|load more|see (?:all|more)|click (?:here|to)|tap here|swipe|scroll (?:down|to)"
            r"|jump to|back to top|go to (?:top|comments|homepage)|story continues|article continues|continued (?:on|from) page"
            r"|more on this story|report (?:this|an?) (?:ad|error|typo)|have you (?:read|got a news tip))\b.{0,120}"
        ),
        "a share button": (
            r"(?:share|tweet|e-?mail|print|save|bookmark|recommend|gift|republish|cite) (?:this|on|via|article|story|page|post|link)\b"
            r"[^.!?]{0,60}:?"
            r"|\d[\d,.]*[km]? (?:comments?|shares?|likes?|views?|retweets?|reads?)|(?:comments?|shares?|views?|likes?)\s*[:(]?\s*\d[\d,.km]*\)?"
            r"|\d{1,3} ?-?min(?:ute)?s? (?:read|listen|watch)|(?:reading|listening) time\s*:?.{0,30}|est(?:imated|\.)? reading time.{0,30}"
            r"|listen to (?:this|the) (?:article|story)\b.{0,60}|(?:page )?\d{1,3} of \d{1,3}|page \d{1,4}"
            r"|(?:photo|image|slide|picture) \d+ of \d+.{0,20}|leave a (?:reply|comment)\b.{0,40}|join the (?:conversation|discussion)\b.{0,80}"
            r"|be the first to comment.{0,20}|what do you think\? .{0,20}comment.{0,60}|word count\s*:.{0,20}"
        ),
        "an advertisement": (
            r"\W{0,3}(?:advertise?ments?|advertorial|sponsored(?: (?:content|by|post)\b.{0,60})?|promoted(?: content)?|paid (?:content|post)"
            r"|ad feedback|remove ads)\W{0,3}|(?:story|article) continues (?:below|after) (?:this )?advertisement.{0,20}"
        ),
        "a call to subscribe": (
            r"(?:subscribe|sign[- ]?up|sign[- ]?in|log[- ]?in|register|unlock|upgrade)(?: (?:now|today|here|free|to|for|with|or|and|up|in|via)\b"
            r"[^\n]{0,200})?[.!»›>]?"
            r"|(?:get|receive) (?:the|our|all the|unlimited|full|breaking|daily|more)\b[^\n]{0,120}\b(?:newsletter|inbox|e-?mail|app|access|alerts?|delivered)\b.{0,80}"
            r"|(?:follow|find|like|join) (?:us|me|our)\b[^\n]{0,120}\b(?:on|at|channel|telegram|whatsapp|twitter|facebook|instagram|linkedin|youtube|x)\b.{0,60}"
            r"|follow (?:@|[\w .'’-]{2,40} on (?:twitter|x|facebook|instagram|linkedin)|.{0,60}@\w).{0,80}"
            r"|(?:download|get) (?:our|the) (?:free )?app\b.{0,80}|support (?:our|independent) journalism\b.{0,200}"
            r"|(?:already|not yet|not) (?:a )?(?:subscriber|member|registered)\b.{0,80}|(?:donate|give) (?:now|today|here)\b.{0,60}"
            r"|(?:thank you for|thanks for) (?:reading|registering|subscribing|signing)\b.{0,120}|you have (?:\d+|reached|read)\b.{0,60}\bfree\b.{0,60}"
            r"|this (?:newsletter|article is (?:free|for subscribers|only available)|content is (?:for|only)).{0,120}"
            r"|enter your e-?mail.{0,80}|your e-?mail address.{0,80}|create (?:an|your)(?: free)? account\b.{0,60}"
            r"|loading\W{0,5}|please wait\W{0,5}|(?:please )?(?:enable|turn on) javascript.{0,100}|javascript is (?:disabled|required).{0,100}"
        ),
        "a cookie notice": (
            r"(?:we|our partners|this (?:web)?site|our (?:web)?site)(?: and our partners)? uses? (?:cookies|technologies such as cookies)\b.{0,600}"
            r"|by (?:continuing|clicking|using|browsing|closing)\b.{0,120}\b(?:cookies?|agree|accept|consent|terms)\b.{0,300}"
            r"|(?:accept|reject|allow|manage)(?: all)? (?:cookies|cookie preferences|preferences|consent).{0,60}|cookie (?:policy|settings|preferences|notice|consent).{0,60}"
            r"|(?:privacy|cookie) (?:policy|notice|statement)|terms (?:of|and|&) (?:use|service|conditions)(?:.{0,60})?|do not sell my (?:personal )?info.{0,40}"
            r"|we value your privacy\W*|your privacy (?:choices|matters).{0,40}"
        ),
        "a copyright line": (
            r"(?:©|\(c\)\s|copyright\s*(?:©|\(c\)|\d{4}|:)|&copy;).{0,250}|.{0,120}\ball rights reserved\b.{0,160}"
            r"|(?:this (?:article|story|work|material|content|post)) (?:is (?:republished|reproduced|licen[cs]ed)|may not be (?:published|reproduced))\b.{0,300}"
            r"|republished (?:with|under|by)\b.{0,160}|reprinted (?:with|by) permission\b.{0,160}|(?:is|was)? ?licen[cs]ed under .{0,160}|creative commons\b.{0,120}"
        ),
        "tags": (
            r"(?:tags?|tagged|topics?|keywords?|categor(?:y|ies)|filed under|posted (?:in|under)|labels?|sections?|hashtags?)\s*:\s*[^\n]{1,300}"
            r"|filed under [^.]{1,120}|(?:#\w+[\s,]*){2,30}"
        ),
        "a photo credit": (
            r"(?:\W{0,2}(?:photos?|photographs?|images?|pictures?|pic|credits?|illustrations?|graphics?|video|cover (?:photo|image)"
            r"|photo credits?|image credits?|image source|photo source|featured image|header image|banner image|main image)\s*(?:[:©|]|/|courtesy (?:of )?|(?-i:by [A-Z]))\s*[^\n]{1,200})"
            r"|image (?:copyright|caption|source|credit)s?\b[^\n]{0,300}|(?:media|video|photo) caption\b[^\n]{0,300}"
            r"|(?:file (?:photo|image|picture|pic)|file)\s*(?:[:–—-])\s.{1,400}|\W?(?:file photo|getty images|ap photo|reuters|afp|epa|handout)\W{0,3}"
            r"|(?:[\w .'’-]{2,40}/)?(?:getty images|agence france-presse|shutterstock|istock|unsplash|ap photo|afp|epa|reuters)(?:/[\w .'’-]{2,40})?"
        ),
        "a link or an address": (
            r"\W{0,2}(?:e-?mail|mail|web(?:site)?|url|link|source|tel(?:ephone)?|phone|fax|mobile|twitter|contact|permalink|short ?link|doi|issn|isbn|press contact|media contact)\s*:?\s*"
            r"(?:https?://\S+|www\.\S+|\S+@\S+\.\w+|\+?[\d ()./-]{6,}|@\w+|[\dxX-]{8,}|10\.\d+/\S+)\W{0,2}"
            r"|<?(?:https?://|www\.)\S+>?|<?\S+@\S+\.\w{2,}>?|@\w{2,30}"
        ),
        "a site's notice": (
            r"(?:this (?:article|story|post|page) (?:is (?:more than|over) \d+|has been (?:updated|amended|corrected) (?:on|at|to (?:reflect|correct|clarify)|since))).{0,250}"
            r"|(?:the )?(?:views|opinions)(?: and opinions)?(?:,? [\w ,]{0,40})? expressed\b.{0,400}|(?:the )?opinions? .{0,40}are (?:his|her|their|those of the author).{0,200}"
            r"|for immediate release|(?=.{0,200}contributed)[^!?]{0,200}?\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,60}"
            r"|disclaimer\s*:.{0,500}|our standards\s*:.{0,120}|editor['’]?s['’]? note\s*:?|\(?this (?:article|story|essay|op-ed|commentary|piece|column|post) (?:was )?(?:originally |first )?(?:appeared|published|posted)\b.{0,250}"
        ),
        "a line of the newsroom": (
            r"\W{0,2}(?:additional |further )?(?:reporting|writing|editing|compiled|translated|translation|edited|written|reported|graphics|produced|production)"
            r"(?: and (?:writing|editing|reporting))? (?:by|in [A-Z]\w+ by)\s[^\n]{2,300}"
        ),
    }.items()
}  # fmt: skip

# A short line of one of these forms opens what follows an article; all that comes after is left out.
END_HEADINGS = re.compile(
    r"\W{0,3}(?:(?:related|more|other|similar|recommended|popular|latest|top|recent|trending|featured|further|new|editor['’]?s['’]?)"
    r" (?:stories|articles?|news|posts?|content|topics?|reading|links?|coverage|headlines|videos?|reports?|publications?|analysis|picks|choice|reads)"
    r"|related|more (?:from|on|in|like|by)\b.{0,60}|most (?:read|popular|viewed|shared|commented|recent|watched|emailed)(?: .{0,30})?"
    r"|(?:our )?columnists?|(?:our )?contributors|you (?:may|might) also (?:like|be interested in|enjoy)\b.{0,20}|recommended(?: for you)?|read next|up next"
    r"|popular (?:now|today|on .{0,20})|trending(?: now| today)?|what to read next|don['’]t miss|sponsored(?: (?:stories|links|content))?|promoted (?:stories|links|content)"
    r"|around the web|from (?:around|across) the web|from our partners|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|responses?|replies|thoughts on .{0,80})"
    r"|leave a (?:reply|comment|response)|post a comment|join the (?:conversation|discussion)|share this (?:story|article|post|page)?(?: on| via| with)?"
    r"|about (?:the |this )?(?:authors?|writers?|contributors?|us|our .{0,20})|author (?:bio(?:graphy)?|information)|the authors?"
    r"|(?:end)?notes|footnotes|references|bibliography|works cited|sources cited|further reading|acknowledge?ments"
    r"|(?:sign up|subscribe)(?: (?:to|for) .{0,60})?|newsletters?|follow us(?: on)?|contact (?:us|information)|stay (?:connected|informed|in touch)"
    r"|tags|topics|categories|archives|recent (?:posts|comments)|site ?map|quick links|useful links|in this (?:section|article|story))\W{0,4}",
    re.IGNORECASE,
)  # fmt: skip
# Headings of END_HEADINGS that an article's own section may bear too: they end it only late in the text.
LATE_ONLY = re.compile(
    r"\W*(?:end)?(?:notes|references|bibliography|acknowledge?ments|topics|newsletters?|more in\b.*)\W*", re.IGNORECASE
)

CAPTION = re.compile(
    r"[\[(](?i:(?:file )?(?:photo|photograph|image|picture|credit|photo credit|illustration|video)s?)\b[^\])]{0,120}[\])]?\s*$"
    r"|(?:^|[\s.(\[|])(?:P(?:hoto|HOTO)(?:graph)?|Image|IMAGE|Picture|Credit|CREDIT|(?:Photo|Image) [Cc]redit)s?\s*(?::|by:|©|[Cc]ourtesy of)"
    r"\s*[^.]{1,100}[.)\]]*\s*$"
    r"|\((?:AP|AFP|EPA|Reuters|Getty|Xinhua|TASS|ANSA|PTI|Kyodo|Yonhap|EFE|DPA|UPI)(?: Photos?)?\s*/[^)]{2,80}\)\s*$"
    r"|\bREUTERS/[A-Z]|/(?:AFP|Getty|AP|Reuters|EPA|Xinhua|Anadolu|Shutterstock)(?: Images)?\s*[.)\]]*\s*$|\bGetty Images\s*[.)\]]*\s*$"
    r"|^(?:FILE|File)(?: PHOTO| [Pp]hoto)?\s*[:–—-]\s|^(?:Image|Media|Video|Photo) caption\b"
    r"|\b[Ff]ile (?:photo|image|picture)\b[^.]{0,60}[.)\]]?\s*$|^Pictured\s*[:,]|^In this (?:file )?(?:photo|image)\s*,"
)  # fmt: skip

ROLE_OF_WRITER = re.compile(
    r"\b(?:professor|fellow|lecturer|researcher|research (?:associate|assistant|analyst|director)|analyst|columnist|journalist|correspondent"
    r"|editor|author|co-?author|writer|contributor|scholar|historian|economist|political scientist|commentator|reporter|essayist|novelist"
    r"|senior (?:associate|adviser|advisor|researcher|editor)|junior fellow|(?:ph\.?d|doctoral|graduate|law|postgraduate) (?:student|candidate)|student|blogger|intern"
    r"|teaches|writes|wrote|research focuses|freelance\w*|consultant|strategist|expert|specialist)\b",
    re.IGNORECASE,
)  # fmt: skip
ROLE_ELSE = re.compile(
    r"\b(?:director|president|chair(?:man|woman|person)?|head|founder|co-?founder|former|served|ambassador|minister|secretary|member|chief|ceo"
    r"|adviser|advisor|holds? (?:an?|the))\b",
    re.IGNORECASE,
)  # fmt: skip
