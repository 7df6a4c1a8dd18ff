/**
 * The 1,024 words of recovery codes: common, easy to spell, and told apart by their first four letters. Never changed after
 * a release, since a code is the places of its words in this list.
 */
export const recoveryWords: readonly string[] = `
acid acorn actor adapt admit adopt adult afford again agent agree ahead alarm album alert alley allow almond
alone alpine amber ample anchor angle animal ankle answer apart apple april apron arch arena argue armor
arrow artist aspen asset atlas attic autumn avenue awake award bacon badge bagel baker bamboo banana banjo
barrel basil basket batch beach beaver become before begin behave belong belt bench berry better beyond
birch blazer blend block bloom blue board boat bonus book border borrow bottle bounce bowl boxer brain
branch brave bread breeze brick bridge bright broad broom brown brush bubble bucket budget build bundle
bunny burger butter buyer cabin cable cactus cake calm camel canal candle canoe canvas canyon carbon card
carpet carrot castle catch cattle cause cedar cello cement center cereal chain chalk chance chapel charm
check cherry chest choice chorus cider cinema circle citrus city civil claim clap class clay clean clerk
clever cliff climb clinic clock cloud clover coach coast cobalt coffee coil collar column comet comic copper
coral corner cotton couch cougar count course cousin cover cradle craft crane crayon cream creek crew crisp
cross crowd cruise custom cycle daily dairy daisy dance danger daring darts dawn deal decide deer degree
delta denim depth desert design desk detail device diary diesel dinner direct dish doctor domain donkey door
double dove dozen draft dragon drama dream dress drift drink drive drum duck dune during dusk duty dwell
eager eagle early earth easel east echo edge editor effort eight elbow elder elite elm embark ember empty
enamel energy engine enjoy enough enter equal errand escape essay exact exit expert extra fabric face fair
falcon family famous fancy farmer father favor fence fern ferry fiber fiddle field figure filter final
finger finish fire first fish flag flame flat flavor fleet flight float flock flower fluid flute focus
folder follow food forest fork fossil fox frame fresh friday friend fringe frog front frost fruit fudge full
funny future gadget galaxy garage garden garlic gate gather genius gentle geyser giant ginger give glad
glass globe glory glove glow goal goat golden good grace grain grand grape green grid group grow guard guest
guide guitar gutter gym habit hail half hamlet hammer handle happy harbor harp hawk hazel heart heavy hedge
helmet help herald herb hero hidden hike hill hinge hockey hollow home honey hood horse hotel hour house
hover human humble hunter hurdle husky hybrid hymn icicle icon idea igloo image impact inch income index
indigo infant inform inner input insect inside into invite iris iron island issue item ivory ivy jacket
jaguar jazz jeans jelly jersey jewel jigsaw jockey join joke jolly joy judge july jumbo june jungle junior
just kale karate kayak keen keeper kernel kettle kick kidney kind king kiosk kite kitten kiwi knee knife
knot koala label ladder lady lagoon lake lamp laptop large laser later laugh lava lawn layer leader leaf
league learn left legend lemon length lesson letter level lift light lilac lime linen lion liquid list
little lizard lobby local locket logic lonely lotus loud lounge loyal lucky lumber lunar lunch luxury lyric
magic magnet mail major mammal mango manual maple marble march market mask master match maze meadow medal
melody member memory menu merit metal meteor method middle mile milk minute mist mitten mixer mobile model
moment monkey month moon moral mosaic mother motor mouse movie muffin muscle museum music mutual napkin
narrow nation nature navy near nectar needle neon nephew nest never news nickel night nimble nine noble
noise noodle normal north novel number nurse nutmeg nylon oak oasis object obtain ocean offer office often
olive omelet onion online onward opal open opera orange orbit order organ origin other otter oval oven owner
oxygen oyster ozone paddle page paint palace palm panda paper parade parcel park parrot party pasta patch
path patrol pause peanut pearl pebble pedal pencil people pepper permit person phone photo piano picnic
piece pigeon pillow pilot pine pirate pitch pizza place planet plate player plenty plum pocket point polar
polite pond pony porch potato powder praise prefer present pretty prince prize problem profit project
promise proof protect proud public pudding pulse pumpkin puppet purple puzzle pyramid quality quarter queen
quest quick quiet quilt quiz quote rabbit raccoon racket radar radio raft railway rainbow raisin ranch
random range rapid rather raven razor ready real rebel recipe record red reef reflect region relax remain
rent repair rescue resort result return reveal reward rhythm ribbon rice rich ride right ring ripple river
road robin rocket rodeo roof rooster rope rose round route royal rubber ruby rugby rule rumble runway rural
rustic saddle safari sailor salad salmon salute sample sand satin saturn sauce save scale scarf scene school
science scout screen season second secret seed segment select senior series seven shadow shape share shelf
shine shirt shoe short shrimp sibling side signal silent silver simple singer siren sister sixteen sketch
skill skirt sky sleep slice slope small smile smooth snack snow soap soccer social sofa soft solar soldier
solid song sonnet soup south space spark speak spider spin splash sponge spoon spring square stable stadium
star station steam step stick stone story street strong student style sugar summer sun supper surface swan
sweet swim symbol syrup system table tackle talent tango target task taxi teacher team temple tennis tent
texture thank theater thick thing thread thunder ticket tiger timber time tinsel tiny tissue title toast
today toffee token tomato topaz torch tornado total toucan tower town track trade train travel tree trial
tribe trip trophy truck trumpet trust tulip tunnel turkey turtle twelve twin twist uncle under uniform union
unique unit until update upper urban useful usher usual vacuum valley value vanilla vapor vase vault velvet
vendor venture verse vessel vibrant victory video view village vine violin virtue visit vivid voice volcano
volume voyage wafer wagon waiter walnut walrus wander warm washer watch water wave wealth weather wedding
week welcome west whale wheat whisper white whole width wild willow window winter wire wisdom wish wizard
wolf wonder wood wool world worthy wrap wrist write yacht yard year yellow yoga yogurt young youth zebra
zenith zero zigzag zinc zipper zone
`
  .trim()
  .split(/\s+/)
