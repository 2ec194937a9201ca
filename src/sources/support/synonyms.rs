//! Words of like meaning, as reports and those who sum them up change them for each other. A list of the language, not of any subject.

use crate::sources::stem::stem_hash;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One group a line.
const GROUPS: &str = "
accept agree approve endorse back support
accuse blame allege charge
acknowledge admit concede confirm
aid help assist assistance relief
aircraft plane jet
allow permit let authorise authorize
alliance pact bloc
announce declare proclaim unveil
answer reply respond response
army military troops forces soldiers
arrest detain seize custody imprison jail
arms weapons weaponry
army soldiers troops
ask request urge call appeal demand
assault attack raid strike offensive
assess judge evaluate conclude
attempt try effort bid
ban bar prohibit forbid outlaw
begin start open launch commence
big large major huge vast
boost increase raise expand strengthen rise grow
border frontier boundary
build construct erect building construction
buy purchase acquire procure
cancel scrap abandon drop revoke
cargo freight shipment goods
chief head leader boss
choose pick select appoint name nominate
clash fight battle combat fighting
close shut closure halt suspend
collapse fall fail break
condemn denounce criticise criticize deplore
consider weigh mull contemplate
country nation state
court tribunal judge
crime offence offense
crisis emergency
curb limit restrict cap restriction
cut reduce lower decrease decline drop shrink
danger threat risk peril
deal accord agreement pact treaty
death die dead kill killed fatality
defeat beat
delay postpone defer
deny reject refuse dismiss rebuff
destroy demolish ruin wreck
diplomat envoy ambassador
director head chief
discuss talk negotiate debate
displace evacuate flee
dispute quarrel row conflict disagreement
drought dry
earlier previously before
earnings revenue income profit
election vote poll ballot
employ hire recruit staff
employee worker staff labourer
end finish stop cease conclude terminate
enemy foe adversary
enlarge expand extend
envoy emissary representative
erupt break
exercise drill manoeuvre maneuver
explosion blast bomb detonation
export sell ship
factory plant works
farmer grower peasant
fear worry concern
fire launch shoot test
fix repair mend restore
fleet navy ships
flood inundate deluge
found establish set create
free release liberate
fuel petrol gasoline oil
gather assemble collect
give grant provide supply hand
goal aim target objective
government administration cabinet authorities
grow rise increase climb
halve half
harm damage hurt injure
harvest crop yield
hold keep retain
hunger famine starvation
ill sick disease
import bring
improve better upgrade modernise modernize
income pay wage salary
inquiry investigation probe
inspect examine check
invade invasion incursion
killed dead deaths casualties
lack shortage scarcity want
law legislation statute act
leave quit depart exit withdraw pull
lift remove ease end
live reside
loan credit
lose loss
make produce manufacture
meet meeting talks summit encounter
militant rebel insurgent fighter
minister secretary
money funds cash funding
move shift transfer relocate
murder kill assassinate
near close
new fresh
number figure total
official officer
order instruct command
owner proprietor
parliament assembly legislature
part portion share
peace truce ceasefire armistice
people residents inhabitants citizens
plan intend scheme propose
police officers
pollute contaminate
port harbour harbor dock
postpone delay
power electricity energy
press media newspaper
price cost
prisoner detainee inmate
promise pledge vow commit undertake
protest demonstration demonstrate rally march
quake earthquake tremor
quick fast rapid swift
reactor plant
recall withdraw
reform overhaul change
refugee migrant displaced
reopen resume restart
report account
rescue save
resign quit step
result outcome
retreat withdraw pull
revise amend alter change
river waterway
road highway route
rule govern
sanction embargo penalty
say tell state claim assert
school pupils
scientist researcher expert
sea ocean waters
send dispatch deploy deliver
ship vessel boat tanker freighter
sign initial conclude
soldier troop
spend cost
spy espionage intelligence
stage hold host
stay remain
stop halt cease suspend
storm hurricane cyclone typhoon
street road
strike walkout stoppage
study survey research
sue prosecute
suspect accuse
tax levy duty tariff
team group
tension friction
test trial
ties relations links
town city village
trade commerce
train instruct
transport carry ship haul
understand know
union syndicate
unit brigade battalion
victory win triumph
visit trip travel tour
war conflict hostilities
warn caution alert warning
water
win gain secure
wound injure hurt
year annual
";

/// Hashes of the stems of words that mean about the same as a folded word.
pub(super) fn alike(letters: &str) -> Vec<u32> {
    static ALIKE: LazyLock<FxHashMap<u32, Vec<u32>>> = LazyLock::new(|| {
        let mut all: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for line in GROUPS.lines() {
            let stems: Vec<u32> = line.split_whitespace().map(stem_hash).collect();
            for stem in &stems {
                let others = stems.iter().filter(|other| *other != stem);
                all.entry(*stem).or_default().extend(others);
            }
        }
        for list in all.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        all
    });
    ALIKE.get(&stem_hash(letters)).cloned().unwrap_or_default()
}
