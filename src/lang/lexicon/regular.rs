//! Verbs whose past is made with `-ed`. `+` after a verb: its last consonant is doubled (`ban+`, `banned`); `*`: doubled in
//! British and single in American spelling (`cancel*`). Verbs in `-ize` stand for those in `-ise` too.

/// Verbs that are seldom nouns in their base form.
pub(super) const PLAIN: &str = "
abandon abate abdicate abduct abet+ abide abolish absolve absorb abstain abuse accede accelerate accept accommodate accompany accomplish
abscond abut accredit adjudge admonish adulterate airdrop appraise arbitrate backfire barter bathe belie blacklist blindfold budge burgle capsize clothe collate commute condense congregate conscript constrict crawl dampen decamp delist denationalize desalinate despatch devour disembark dismount distil douse drape dredge drown embellish excavate exhume forage gnaw incinerate infest intermarry irrigate itemize jettison loiter moor navigate perch pilfer plough populate rehouse reflag refloat reroute repaint repurpose resupply retrofit scavenge siphon skim smelt squat+ subcontract subsist taper tether trample transship transcribe trawl trudge unmoor unseal vend wade weld wilt wither wobble
account accrue accumulate accuse achieve acknowledge acquiesce acquire acquit+ activate adapt add adhere adjourn adjudicate adjust administer
admire admit+ adopt adore advance advertise advise advocate affect affiliate affirm afflict afford aggravate agitate agree airlift alarm
alert alienate align allay allege alleviate allocate allot+ allow allude alter alternate amass amaze amend amount amplify analyze anger annex announce
annoy annul+ anticipate apologize appeal appear appease append apply appoint apportion appreciate apprehend approach approve approximate
argue arise arm arouse arrange arrest arrive articulate ascend ascertain ascribe ask assail assassinate assemble assert assess assign
assimilate assist associate assume assure astonish attach attain attempt attend attest attract attribute augment authenticate authorize avenge
aver+ average* avert avoid await award baffle bail balance ban+ band banish bankroll bar+ bargain barricade base bask batter battle becalm beckon befriend beg+ behave
behead belabor believe belittle belong benefit bequeath berate besiege betray bewilder bicker blackmail blame blend bless blockade bloody
bluff blunt blur+ boast bolster bombard boost border bore borrow bother bow boycott brace brag+ brandish breach brief broaden
broker browse bulldoze bully buoy bury bypass calculate calibrate calm campaign cancel* canvass capitalize capitulate captivate capture
care carry carve cater cause caution cease cede celebrate censor censure centralize certify challenge champion characterize charter chase
chastise cheat cheer cherish chide circulate circumvent cite claim clarify clash classify cleanse clear climb cloak clog+ coalesce coax
coerce cohere coincide collaborate collapse collect collide collude colonize combat combine comfort command commemorate commence commend commission
commit+ communicate compare compel+ compensate compete compile complain complement complete complicate comply compose compound comprehend compress
comprise compromise conceal concede conceive concentrate conclude concur+ condemn condition condone conduct confer+ confess confide confine
confirm confiscate conflate conform confound confront confuse congratulate connect conquer consent conserve consider consign consist console consolidate
conspire constitute constrain construct construe consult consume contain contaminate contemplate contend contest continue contract contradict contrast contravene
contribute contrive control+ convene converge converse convert convey convict convince cooperate coordinate cope corner correct
correlate correspond corroborate corrupt counsel* counteract countersign court covet craft cram+ crave create credit criminalize cripple criticize cross crouch
crumble crush cry cull culminate cultivate curb curtail cushion dare dash date dazzle debate debunk deceive decentralize decide decimate decipher
declare declassify decline decommission decorate decouple decree decrease decry decrypt dedicate deduce deem deepen defame default defeat defect defend defer+ define
deflate deflect defraud defuse defy degenerate degrade delay delegate delete deliberate delineate deliver delve demand demean demilitarize demobilize democratize demolish
demonize demonstrate demoralize demote denounce denuclearize deny depart depend depict deplete deplore deploy deport depose deposit deprive derail deregulate derive descend
describe desert deserve design designate desire desist despair despise destabilize destine destroy detach detail detain detect deter+ deteriorate determine detest dethrone
detonate devalue devastate develop deviate devise devolve devote diagnose dictate die differ differentiate digest dilute dim+ diminish direct disagree
disappear disappoint disapprove disarm disavow disband disburse discard discern discharge disclose discontinue discount discourage discover discredit
discriminate discuss disengage disfigure disguise disgust dislike dislodge dismantle dismay dismiss disown disparage dispatch dispel+ dispense disperse displace display
dispose disprove dispute disqualify disregard disrupt dissemble disseminate dissent dissipate dissolve dissuade distance distinguish distort distract distribute distrust disturb
ditch diverge diversify divert divest divide divorce divulge document dodge dominate donate double doubt downgrade downplay draft drag+ drain dramatize drift drill
drone dump dwindle earmark earn ease echo eclipse edge edit educate effect elaborate elapse elect electrify elevate elicit eliminate elude emanate embargo
embark embarrass embed+ embezzle embody embolden embrace emerge emigrate emit+ emphasize employ empower emulate enable enact encircle enclose encode encompass
encounter encourage encroach encrypt end endanger endeavor endorse endow endure energize enforce engage engender engineer engulf enhance enjoy enlarge enlighten
enlist enrage enrich enroll ensconce enshrine ensue ensure entail entangle enter entertain entice entitle entrench entrust enumerate envisage envision envoy
equal* equate equip+ eradicate erase erect erode err erupt escalate escape escort espouse establish estimate evacuate evade evaluate evaporate evict evoke evolve
exacerbate exaggerate examine exasperate exceed excel+ exchange excite exclude excuse execute exemplify exempt exercise exert exhaust exhibit exile exist exit exonerate
expand expect expedite expel+ expend experience expire explain explode exploit explore export expose expound express expropriate expunge extend exterminate extinguish extol+ extort
extract extradite extrapolate eye fabricate face facilitate factor fade fail faint falsify falter familiarize fare farm fashion fasten fatten fault favor favour
fear feature feign ferry fetch fight file fill finalize finance fine finish fire fit+ fix flag+ flare flatten flatter flaunt flex flirt float flock
flood flounder flourish flout flow fluctuate flush focus foil fold follow foment forbid force forfeit forge formalize formulate forsake fortify forward foster
found founder frame free frighten frustrate fuel* fulfil+ fulfill fumble function fund funnel* further fuse gain gallop galvanize gamble garner garrison gather gauge
gaze generalize generate germinate gesture glean glorify govern grab+ graduate grant grapple grasp greet grieve grill grip+ group grumble guarantee guard guess guide gun+ hack
hail hallow halt halve hamper hamstring hand handle happen harass harbor harbour harden harm harmonize harness harvest hasten hate haul haunt head heal heap heat heed
heighten help herald hesitate highlight hijack hinder hinge hint hire hoard hoist honor honour hope host hound house hover hug+ humble humiliate hurl hurry hurt
hypothesize identify ignite ignore illuminate illustrate imagine imitate immigrate immunize impair impart impeach impede impel+ imperil* implant implement implicate
implore imply import impose impound impoverish impress imprison improve improvise incapacitate incite incline include incorporate increase incriminate incur+ indicate indict induce
indulge industrialize infect infer+ infiltrate inflame inflate inflict influence inform infringe infuriate inhabit inherit inhibit initial initiate inject injure innovate
inquire enquire inscribe insert insist inspect inspire install instigate institute instruct insulate insult insure integrate intend intensify interact intercept interdict
interest interfere interject intern internationalize interpose interpret interrogate interrupt intersect intervene interview intimidate introduce intrude inundate invade invalidate
invent invest investigate invigorate invite invoke involve irk irritate isolate issue jail jam+ jeopardize jockey join jolt judge jump justify juxtapose kick kidnap+ kill kiss knock label* labor labour
lack lag+ lambast lambaste lament land languish lapse last laud laugh launch launder leak lean lease lecture legalize legislate legitimize lengthen lessen level* leverage levy
liaise liberalize liberate license lift like liken limit line linger link liquidate list listen litigate live load lobby localize locate lock lodge look loom loosen
loot lose loathe lower lure lurk maim maintain major manage mandate maneuver manoeuvre manifest manipulate manufacture march market marry marshal* martyr mask massacre mastermind match materialize
matter mature maximize measure mediate meddle meditate melt menace mend mention merge merit migrate militarize mimic mind mine minimize mirror misappropriate miscalculate
misinterpret misjudge misrepresent miss misuse mitigate mix moan mobilize mock moderate modernize modify monitor monopolize morph motivate mount mourn move muddle mull multiply
murder muster mutate muzzle nail name narrate narrow nationalize near necessitate need neglect negotiate neutralize nominate normalize notch note notice notify nudge nullify number nurse nurture obey obfuscate object
oblige obliterate obscure observe obsess obstruct obtain occupy occur+ offend offer officiate offload offset+ omit+ ooze open operate opine oppose oppress opt orbit orchestrate ordain order
organize orient originate oust outflank outlast outlaw outline outlive outmaneuver outnumber outpace outperform outrage outstrip+ outweigh overburden overestimate overhaul overlap+ overload
overlook overpower overrule overshadow overstate overstay overturn overwhelm owe own pack pacify paint pander parachute pardon parlay park parrot part partake participate partition partner pass patrol+ patronize pause pave peak peddle peg+ penalize
penetrate perceive perfect perform perish perjure permeate permit+ perpetrate perpetuate persecute persevere persist persuade pertain perturb peruse petition phase phone photograph pick picture pierce pile pilot pin+ pinpoint pioneer pit+
pivot place plague plan+ plant plead pledge plot+ plummet plunder plunge poison poke polarize police polish politicize poll pollute ponder pool portend portray pose position possess post postpone postulate
pounce pound pour practice practise praise pray preach precede precipitate preclude predate predict predispose predominate preempt prefer+ prejudice prepare prescribe present preserve preside press pressure
presume pretend prevail prevent price probe proceed process proclaim procrastinate procure produce profess profile profit prohibit project proliferate prolong promise promote prompt promulgate pronounce propagate propel+ propose
proscribe prosecute prosper protect protest provide provoke publicize publish pull pump punch punish purchase purge purport pursue push quadruple qualify quantify quarantine quarrel quash quell query question queue quote race raid rail raise rally ram+ ransack
ratify ration rattle ravage reach react reactivate reaffirm realign realize reap reappear reappoint rearm rearrange reason reassess reassign reassure rebuff rebuke rebut+ recall recapture recede receive reciprocate recite reckon reclaim
recognize recoil recommend reconcile reconsider reconstruct reconvene record recount recoup recover recruit rectify recuperate recur+ recycle redeem redefine redeploy redesign redirect redouble redress reduce reelect reestablish refer+ refine reflect reform
refrain refuel* refund refurbish refuse refute regain regard register regret+ regroup regulate rehabilitate reign reimburse reimpose rein reinforce reinstate reiterate reject rejoin rejuvenate rekindle relate relax release relent relegate relieve relinquish relish relocate rely
remain remark remedy remember remind remit+ remove rename render renege renew renounce renovate rent reopen reorganize repair repatriate repeal repeat repel+ repent replace replenish replicate reply report represent repress reprimand reproduce repudiate repulse request require
reschedule rescind rescue research resemble resent reserve reshape reshuffle reside resign resist resolve resonate resort respect respond rest restart restate restock restore restrain restrict restructure result resume resurface resurrect retain retaliate
retard retire retract retreat retrieve return reunify reunite revamp reveal revel revere reverse revert review revise revisit revitalize revive revoke revolt revolve reward rig+ risk rival* roam rob+ roil roll rotate round rouse route rubbish ruin rule rumble rush sabotage sack sacrifice safeguard
sail salvage salute sanctify satisfy saturate save scale scan+ scapegoat scare scatter schedule scold score scorn scour scrap+ scramble scrape scratch scream screen scrutinize scupper scuttle seal search seat secede secure seem seep segregate seize select sense sentence separate serve settle sever shadow shape share sharpen shatter shell shelter shelve shepherd shield shift ship+ shirk
shock shorten shoulder shout shove shovel* shower shrug+ shuffle shun+ shuttle side sidestep+ sideline sift sign signal* signify silence simplify simulate situate skip+ skirmish slam+ slander slap+ slash slaughter slip+ slow slump smash smear smooth smuggle snap+ snatch snub+ soak soar soften solicit solidify solve soothe sound sour source span+ spare spark spawn
specialize specify speculate spearhead spike spiral* splinter sponsor spot+ sprawl spur+ spurn spy squabble squander squash squeeze stab+ stabilize stack staff stage stagnate stain stake stall stamp star+ stare start startle starve state station stay steady steer stem+ step+ stigmatize stifle stimulate stipulate stir+ stock stockpile
stoke stop+ store storm straddle straighten strain strand strangle strategize stray streamline strengthen stress stretch strip+ structure struggle study stumble stun+ stymie subdue subject submerge submit+ subordinate subpoena subscribe subside subsidize substantiate substitute subvert succeed succumb sue suffer suffice suffocate suggest
suit sum+ summarize summon supersede supervise supplant supplement supply support suppose suppress surface surge surmise surmount surpass surprise surrender surround surveil survey survive suspect suspend sustain swallow swap+ sway swell switch sympathize synchronize synthesize systematize tackle tailor talk tally tamper tap+ target tarnish taunt tax
tear tease telephone televise tempt tend tender terminate terrify terrorize test testify thank thaw theorize thicken threaten thrill thrive thwart tie tighten tilt time tip+ tire title tolerate topple torch torment torpedo torture toss total* touch tour tout tow toughen trace track trade traffic trail train transcend transfer+ transform transgress transition
translate transmit+ transpire transport trap+ travel* traverse treat tremble trespass trick trickle trigger trim+ triple triumph trouble trounce trumpet trust try tumble turn tussle tutor tweak tweet twist type typify unblock uncover underestimate underline undermine underpin+ underscore unearth unfold unfreeze unify unite unleash unload unlock unnerve unravel* unseat unveil
upend upgrade uproot urge use usher usurp utilize utter vacate vaccinate validate value vandalize vanish vary veer vent ventilate venture verge verify veto vex vie view vilify vindicate violate visit visualize voice void volunteer vote vouch vow wage wait waive walk wander wane want ward warn warrant wash waste watch
water wave waver weaken weaponize weather weigh welcome whip+ whisper whitewash widen wield wipe wiretap+ wish witness wonder work worry worsen wound wrap+ wreak wreck wrestle wrongfoot yearn yell yield
";

/// Of the verbs of this file and the irregular ones: those whose base form is a usual noun as well.
pub(super) const NOUNS_TOO: &str = "
annex barter blacklist crawl drown resupply retrofit refit forage siphon taper tether trawl weld plough commute dredge squat perch
abuse account address advance aid aim alarm alert amount anger appeal approach arm arrest assault attack attempt award balance ban band bar bargain base battle beach benefit blame blend blockade block bluff blur boast bomb bond boost border bow boycott breach
brand bribe bridge brief broker budget bypass call calm camp campaign care cause caution censure challenge champion chance change charge charter chase cheer claim clash climb code collapse combat comfort command comment commission compound compromise concern condition conduct consent
contact contest contract contrast control cooperate copy corner cough counsel counter court cover craft crash credit crime cross crush cry curb cure cushion damage dance dare dash date debate debut decline decrease decree defeat defect default delay delegate deliberate demand
deposit desert design desire detail dip discharge discount disguise dislike dispatch display dispute distance distrust ditch divide divorce dock document dodge double doubt doubt downgrade draft drag drain drift drill drone drop dump ease echo edge effect embargo embrace encounter end
engineer envoy equal error escape escort essay estimate exchange excuse exercise exhibit exile exit experience exploit export express extract eye face factor fare farm fashion fault favor favour fear feature field file fill film finance fine finish fire fit fix flag flare flash flight flood flow focus fold
force form frame free fuel function fund gain gamble gas gauge gesture glance grant grasp grip group guarantee guard guess guide gun hack halt hand handle harbor harbour harm harvest haul head heat help highlight hint hire host hope house hug import impact increase indictment influence initial insult interest interview
intern issue jail jam joke joint journey judge jump key kick kill kidnap kiss knock label labor labour lack land lapse laugh launch lead leak lean lease lecture lesson level leverage levy license lift light like limit line link list live load loan lobby lock look loot love lower lure major mandate maneuver manoeuvre march mark market mask mass massacre
master match matter measure meeting mention merit milk mind mine mirror miss mistake misuse mix mock model moderate monitor mount move murder nail name need neglect nest net note notice number nurse object offer offset open orbit order outrage outline overhaul overlap own pace pack paint pardon park part partner pass patch patrol pause peak
permit petition phase phone photograph pick picture pilot pin place plague plan plant play pledge plot plunge point poison police poll pool position post pound practice praise present press pressure price prize probe process produce profile profit program programme progress project promise prompt protest pull pump punch purchase purge push
quarantine quarrel quarry query quest question queue quote race raid rail rain raise rally ramp range rank rate ration reach rebel rebuke rebuff recall record recruit redress reform refrain refund refuge refuse regard regret reign release relay remark remains remedy remit rent repair repeal repeat reply report request rescue research reserve
reset resolve resort respect rest result retreat return reverse review revolt reward ride rig right risk rival rock role roll root round route row ruin rule rumble rush sabotage sack sacrifice safeguard sail sample sanction scale scan scare schedule score scramble scrap scream screen seal search season seat secret secure sense sentence separate shadow shape share
shelter shell shield shift ship shock shop shore short shout shower side sign signal silence sink site size skirmish slaughter slip slot slump smear snap snub sort sound source space span spark spell spike spiral spot spur spy squeeze stab stack staff stage stain stake stall stamp standoff star stare start state station stay steal steel stem step stock
stockpile stop store storm strain strand stream stress stretch strike strip structure struggle study stumble subject subpoena substitute sum supplement supply support surface surge surprise surrender survey suspect swap sway switch sweep talk tally tank tap target task tax tear telephone tender term test thank thaw thread threat throw thrust tie tilt
time tip tire title toll top torch torment torture total touch tour tow track trace trade traffic trail train transfer transit transport trap travel treat trial trick trigger trim trip triumph trouble truce trust try turn tweet twist type upgrade uproar urge use value vent venture veto view visit voice void volunteer vote vow wage wait walk want war
warrant wash waste watch water wave wealth weather welcome whip whisper will wipe wish withdraw witness wonder work worry wound wrap wreck yield decree
";

/// Of those: the ones whose form in `-s` is a plural before it is a verb.
pub(super) const PLURALS_FIRST: &str = "
account aid air arm army attack assault award bar base battle benefit bomb bond border building bus camp campaign case cause charge circumstance clash code command comment condition contact contract cost crash crime cross damage date deal decree demand detail dispute document drill drone effect estimate
event exercise export eye fact factor feature fight figure file fire flag flight flood flow force forecast form fund gain gas group guard gun hand head home house import incentive increase indictment institute interest interview issue item job key lead leader level light limit line link list loan loss mark market mass matter measure mine 
missile mission model name note number object offer official operation order outline part partner patrol permit photograph picture pilot place plant point poll position post pound power practice price problem process product profit program programme project promise protest quarter question raid rail range rate rebel record reform region relation
release report request reserve resource result reward right risk rival rock role root route row rule sale sanction scale score seat secret section sense service share shell ship shock shop shot side sign site skirmish sort sound source space spot staff stage standard state station stock store street strike structure study subject
substance supply survey suspect talk target task tax tank team tension term text thing threat ticket time title toll top tour track trade train transfer trial trip troop trouble truth type unit use user value vehicle view vote wage walk war warning watch water wave way weapon weight witness word work worker world wound year yield force field frame
";

/// Verbs of short range that the lists above leave out, all nouns too.
pub(super) const SHORT: &str = "
act address age aid aim air anchor answer assault attack back bag+ balloon bank beam bill block board bomb bond book boot bounce box brand bribe bridge bring budget bug+ bundle call camp cap+ cash center centre chair chance change channel* charge chart chat+ check chip+ chop+ circle clean click clinch close cloud club+ coach coat code
color colour comb comment concern contact copy cost count counter couple cover crack crackdown crash credential cruise damage dance debut demo dent dip+ dock drop+ dub+ eat elbow error excel experiment fashion field figure film filter fish flank flash flip+ form freeze front gang gas+ glance group hedge herd hit honor inch
index interface impact journey key kid+ land leap lend long love man+ mark master mass model* nab+ net+ nod+ number oil pace pad+ page pain panic pat+ patch peer phase pitch plane play plow plug+ point pop+ print prize program+ progress punctuate quiz range rank rate rebel+ relay reel rest resort rev+ rid right ring rip+ rock root row
sample sanction school seed shop+ show side sink site size sketch slate sort space stream stump sue supply tank task team thread top+ toll trek+ trial trip+ tune turf up+ war+ waltz wane zero zoom
";
