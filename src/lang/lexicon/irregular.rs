//! Verbs whose past is not made with `-ed`: base, past, participle; `/` between forms that both occur, `n` where the base
//! is a usual noun too.

/// One verb a line.
pub(super) const IRREGULAR: &str = "
arise arose arisen
awake awoke awoken
bear bore borne/born n
beat beat beaten n
become became become
begin began begun
bend bent bent n
beset beset beset
bet bet bet n
bid bid bid n
bind bound bound
bite bit bitten n
bleed bled bled
blow blew blown n
break broke broken n
breed bred bred n
bring brought brought
broadcast broadcast broadcast n
build built built n
burn burned/burnt burned/burnt n
burst burst burst n
buy bought bought n
cast cast cast n
catch caught caught n
choose chose chosen
cling clung clung
come came come
cost cost cost n
creep crept crept
cut cut cut n
deal dealt dealt n
dig dug dug n
draw drew drawn n
dream dreamed/dreamt dreamed/dreamt n
drink drank drunk n
drive drove driven n
dwell dwelt/dwelled dwelt/dwelled
eat ate eaten
fall fell fallen n
feed fed fed n
feel felt felt
fight fought fought n
find found found n
flee fled fled
fling flung flung
fly flew flown n
forbid forbade/forbad forbidden
forecast forecast/forecasted forecast/forecasted n
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
forsake forsook forsaken
freeze froze frozen n
get got gotten/got
give gave given
go went gone
grow grew grown
hang hung/hanged hung/hanged
hear heard heard
hide hid hidden
hit hit hit n
hold held held n
hurt hurt hurt
keep kept kept
kneel knelt knelt
know knew known
lay laid laid
lead led led n
leap leapt/leaped leapt/leaped n
learn learned/learnt learned/learnt
leave left left n
lend lent lent
let let let
lie lay lain
light lit lit n
lose lost lost
make made made
mean meant meant n
meet met met
mislead misled misled
mistake mistook mistaken n
outbid outbid outbid
outdo outdid outdone
outgrow outgrew outgrown
outrun outran outrun
overcome overcame overcome
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown n
partake partook partaken
pay paid paid n
prove proved proven/proved
put put put
quit quit quit
read read read n
rebuild rebuilt rebuilt
redraw redrew redrawn
relay relayed relayed n
remake remade remade
repay repaid repaid
resell resold resold
reset reset reset n
retake retook retaken
rethink rethought rethought
rewrite rewrote rewritten
rid rid rid
ride rode ridden n
ring rang rung n
rise rose risen n
run ran run n
say said said
see saw seen
seek sought sought
sell sold sold
send sent sent
set set set n
shake shook shaken
shed shed shed n
shine shone shone
shoot shot shot n
show showed shown/showed n
shrink shrank shrunk
shut shut shut
sing sang sung
sink sank sunk n
sit sat sat
slay slew slain
sleep slept slept n
slide slid slid n
speak spoke spoken
speed sped sped n
spend spent spent
spill spilled/spilt spilled/spilt n
spin spun spun n
split split split n
spread spread spread n
spring sprang sprung n
stand stood stood n
steal stole stolen
stick stuck stuck n
sting stung stung n
strike struck struck/stricken n
string strung strung n
strive strove/strived striven/strived
swear swore sworn
sweep swept swept n
swell swelled swollen/swelled
swim swam swum n
swing swung swung n
take took taken n
teach taught taught
tear tore torn n
tell told told
think thought thought
throw threw thrown n
thrust thrust thrust n
tread trod trodden
undercut undercut undercut
undergo underwent undergone
understand understood understood
undertake undertook undertaken
undo undid undone
unwind unwound unwound
uphold upheld upheld
upset upset upset n
wake woke woken n
wear wore worn n
weave wove woven
weep wept wept
win won won n
wind wound wound n
withdraw withdrew withdrawn
withhold withheld withheld
withstand withstood withstood
wring wrung wrung
override overrode overridden n
overrun overran overrun n
rerun reran rerun n
overhear overheard overheard
foretell foretold foretold
unfreeze unfroze unfrozen
refreeze refroze refrozen
outsell outsold outsold
outspend outspent outspent
overspend overspent overspent
redo redid redone
recast recast recast
retell retold retold
befall befell befallen
beget begot begotten
gainsay gainsaid gainsaid
hamstring hamstrung hamstrung
sew sewed sewn
sow sowed sown
shear sheared shorn
mow mowed mown
slit slit slit n
spit spat spat n
stride strode stridden n
stink stank stunk n
strew strewed strewn
sneak sneaked/snuck sneaked/snuck
dive dived/dove dived n
misread misread misread
misspeak misspoke misspoken
outfight outfought outfought
outshine outshone outshone
overdraw overdrew overdrawn
overfly overflew overflown
oversell oversold oversold
overpay overpaid overpaid
underpay underpaid underpaid
undersell undersold undersold
resit resat resat
wed wed wed
plead pleaded/pled pleaded/pled
write wrote written
";
