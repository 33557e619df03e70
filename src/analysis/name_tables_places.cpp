#include "analysis/name_tables.hpp"

namespace clusterbridge {

static const std::vector<WordGroup> kPlaces{
    {"place:munchen", "münchen,munich,monaco di baviera,muenchen,münchner,münchener"},
    {"place:koln", "köln,cologne,colonia,keulen,kölner"},
    {"place:nurnberg", "nürnberg,nuremberg,norimberga,nürnberger"},
    {"place:wien", "wien,vienna,vienne,viena,wiener,bécs"},
    {"place:zurich", "zürich,zurich,zurigo,zürcher"},
    {"place:genf", "genf,geneva,genève,ginevra,ginebra"},
    {"place:basel", "basel,basle,bâle,basilea,basler"},
    {"place:bern", "bern,berne,berna,berner"},
    {"place:luzern", "luzern,lucerne,lucerna"},
    {"place:lausanne", "lausanne,losanna"},
    {"place:roma", "roma,rome,rom"},
    {"place:milano", "milano,milan,mailand"},
    {"place:torino", "torino,turin"},
    {"place:firenze", "firenze,florence,florenz,florencia"},
    {"place:venezia", "venezia,venice,venedig,venise"},
    {"place:napoli", "napoli,naples,neapel"},
    {"place:genova", "genova,genoa,gênes,genua"},
    {"place:padova", "padova,padua"},
    {"place:trento", "trento,trient,trent"},
    {"place:bolzano", "bolzano,bozen"},
    {"place:trieste", "trieste,triest"},
    {"place:siracusa", "siracusa,syracuse"},
    {"place:mantova", "mantova,mantua"},
    {"place:bologna", "bologna,bologne"},
    {"place:praha", "praha,prague,prag,praze"},
    {"place:brno", "brno,brünn"},
    {"place:ostrava", "ostrava,ostrau"},
    {"place:warszawa", "warszawa,warsaw,warschau,varsovie,warszawski,warszawska,warszawie"},
    {"place:krakow", "kraków,cracow,krakau,krakow,krakowska,krakowie"},
    {"place:wroclaw", "wrocław,breslau,wroclawska,wroclawski"},
    {"place:gdansk", "gdańsk,danzig,gdanska,gdanski"},
    {"place:poznan", "poznań,posen,poznanska"},
    {"place:lodz", "łódź,lodz,lodzka,lodzki"},
    {"place:katowice", "katowice,kattowitz"},
    {"place:szczecin", "szczecin,stettin"},
    {"place:kobenhavn", "københavn,copenhagen,kopenhagen,copenhague,kobenhavns"},
    {"place:aarhus", "aarhus,århus"},
    {"place:goteborg", "göteborg,gothenburg,goteborgs"},
    {"place:stockholm", "stockholm,stockholms"},
    {"place:uppsala", "uppsala,upsala"},
    {"place:linkoping", "linköping,linkopings"},
    {"place:malmo", "malmö"},
    {"place:lund", "lund,lunds"},
    {"place:helsinki", "helsinki,helsingfors,helsingin"},
    {"place:turku", "turku,åbo,turun"},
    {"place:tampere", "tampere,tammerfors,tampereen"},
    {"place:espoo", "espoo,esbo"},
    {"place:oulu", "oulu,oulun,uleåborg"},
    {"place:jyvaskyla", "jyväskylä,jyväskylän"},
    {"place:tartu", "tartu,dorpat"},
    {"place:tallinn", "tallinn,tallinna,reval"},
    {"place:riga", "riga,rigas"},
    {"place:vilnius", "vilnius,wilna,vilniaus"},
    {"place:kaunas", "kaunas,kauno"},
    {"place:lisboa", "lisboa,lisbon,lissabon,lisbonne"},
    {"place:porto", "porto,oporto"},
    {"place:sevilla", "sevilla,seville"},
    {"place:zaragoza", "zaragoza,saragossa,saragosse"},
    {"place:cordoba", "córdoba,cordova"},
    {"place:barcelona", "barcelona,barcelone,barcellona"},
    {"place:valencia", "valencia,valència"},
    {"place:alicante", "alicante,alacant"},
    {"place:granada", "granada,grenade"},
    {"place:bilbao", "bilbao,bilbo"},
    {"place:athina", "athina,athens,athen,athènes,atene,athinon"},
    {"place:thessaloniki", "thessaloniki,salonica,saloniki,thessalonikis"},
    {"place:patras", "patras,patra,patron"},
    {"place:kriti", "kriti,crete,kreta,kritis"},
    {"place:bruxelles", "bruxelles,brussels,brussel,brüssel,bruselas,bruxelle"},
    {"place:antwerpen", "antwerpen,antwerp,anvers"},
    {"place:gent", "gent,ghent,gand"},
    {"place:leuven", "leuven,louvain,löwen"},
    {"place:liege", "liège,lüttich,luik"},
    {"place:brugge", "brugge,bruges,brügge"},
    {"place:mechelen", "mechelen,malines"},
    {"place:denhaag", "den haag,the hague,la haye,s gravenhage"},
    {"place:moskva", "moskva,moscow,moskau,moscou"},
    {"place:stpetersburg", "sankt peterburg,st petersburg,saint petersburg,sankt petersburg"},
    {"place:kyiv", "kyiv,kiev,kiew"},
    {"place:lviv", "lviv,lemberg,lwow"},
    {"place:bucuresti", "bucurești,bucharest,bukarest,bucarest"},
    {"place:cluj", "cluj,cluj napoca,klausenburg"},
    {"place:iasi", "iași,jassy"},
    {"place:timisoara", "timișoara,temeswar"},
    {"place:sofia", "sofia,sofija"},
    {"place:beograd", "beograd,belgrade,belgrad,beogradu"},
    {"place:zagreb", "zagreb,agram,zagrebu"},
    {"place:ljubljana", "ljubljana,laibach,ljubljani"},
    {"place:maribor", "maribor,mariboru"},
    {"place:bratislava", "bratislava,pressburg,bratislave"},
    {"place:kosice", "košice,kaschau"},
    {"place:budapest", "budapest,budapesti"},
    {"place:szeged", "szeged,szegedi"},
    {"place:debrecen", "debrecen,debreceni"},
    {"place:pecs", "pécs,pecsi"},
    {"place:istanbul", "istanbul,konstantinopel"},
    {"place:jerusalem", "jerusalem,yerushalayim"},
    {"place:telaviv", "tel aviv,telaviv"},
    {"place:strasbourg", "strasbourg,straßburg,strassburg,estrasburgo"},
    {"place:paris", "paris,parisienne,parisien"},
    {"place:lyon", "lyon,lyons,lione"},
    {"place:marseille", "marseille,marseilles,marsiglia"},
    {"place:nice", "nice,nizza"},
    {"place:mulhouse", "mulhouse,mülhausen"},
    {"place:dunkerque", "dunkerque,dunkirk"},
    {"place:london", "london,londres,londra"},
    {"place:edinburgh", "edinburgh,edimburgo"},
    {"place:dublin", "dublin,átha cliath"},
    {"place:luxembourg", "luxembourg,luxemburg,lussemburgo"},
    {"place:hannover", "hannover,hanover"},
    {"place:braunschweig", "braunschweig,brunswick"},
    {"place:konstanz", "konstanz,constance"},
    {"place:bodensee", "bodensee,lake constance"},
    {"place:schwarzwald", "schwarzwald,black forest"},
    {"place:rhein", "rhein,rhine"},
    {"place:karlsruhe", "karlsruhe,karlsruher"},
    {"place:stuttgart", "stuttgart,stuttgarter"},
    {"place:berlin", "berlin,berliner"},
    {"place:hamburg", "hamburg,hamburger,amburgo"},
    {"place:bremen", "bremen,bremer"},
    {"place:dresden", "dresden,dresdner,dresde"},
    {"place:leipzig", "leipzig,leipziger"},
    {"place:aachen", "aachen,aix la chapelle,aachener,aken"},
    {"place:mainz", "mainz,mayence"},
    {"place:trier", "trier,treves"},
    {"place:regensburg", "regensburg,ratisbon"},
    {"place:frankfurt", "frankfurt,frankfurter,francfort,francoforte"},
    {"place:mannheim", "mannheim,mannheimer"},
    {"place:heidelberg", "heidelberg,heidelberger"},
    {"place:freiburg", "freiburg,freiburger,fribourg"},
    {"place:tubingen", "tübingen,tubinga"},
    {"place:wurzburg", "würzburg,wurzbourg"},
    {"place:graz", "graz,grazer"},
    {"place:salzburg", "salzburg,salisburgo"},
    {"place:bayern", "bayern,bavaria,bayerische,bayerisches,bayerischer,bavière,baviera,bavarian"},
    {"place:sachsen", "sachsen,saxony,sächsische"},
    {"place:hessen", "hessen,hesse,hessische"},
    {"place:nrw", "nrw,nordrhein westfalen,north rhine westphalia"},
    {"place:bw", "bw,baden württemberg,badenwürttemberg,baden württembergische,baden württembergischen,"
                 "baden württembergischer"},
    {"place:niedersachsen", "niedersachsen,lower saxony"},
    {"place:thuringen", "thüringen,thuringia"},
    {"place:pfalz", "pfalz,palatinate"},
    {"place:steiermark", "steiermark,styria"},
    {"place:karnten", "kärnten,carinthia"},
    {"place:tirol", "tirol,tyrol,tirolo"},
    {"place:lombardia", "lombardia,lombardy,lombardei"},
    {"place:toscana", "toscana,tuscany,toskana"},
    {"place:sicilia", "sicilia,sicily,sizilien"},
    {"place:sardegna", "sardegna,sardinia,sardinien"},
    {"place:piemonte", "piemonte,piedmont"},
    {"place:catalunya", "catalunya,catalonia,cataluña,catalana"},
    {"place:andalucia", "andalucía,andalusia"},
    {"place:paisvasco", "país vasco,basque country,euskadi,euskal herriko"},
    {"place:bretagne", "bretagne,brittany"},
    {"place:normandie", "normandie,normandy"},
    {"place:europe", "europa,europe,europäische,europäischer,europäisches,europäischen,european,européen,"
                     "européenne,europeo,europea,eu,européennes,europees,europese,européens"},
    {"place:de", "deutschland,germany,allemagne,germania,alemania,deutsche,deutscher,deutsches,deutschen,german,"
                 "allemande,niemcy,tedesca"},
    {"place:at", "österreich,austria,autriche,österreichische,österreichisches,austrian"},
    {"place:ch", "schweiz,switzerland,suisse,svizzera,suiza,schweizerische,schweizer,swiss"},
    {"place:fr", "frankreich,france,francia,française,français,french"},
    {"place:it", "italien,italy,italia,italie,italiana,italiano,italian"},
    {"place:es", "spanien,spain,españa,espagne,spagna,española,español,spanish"},
    {"place:pt", "portugal,portugiesische,portuguesa,português,portuguese"},
    {"place:uk", "united kingdom,great britain,großbritannien,uk,gb,british,royaume uni"},
    {"place:ie", "irland,ireland,irlande,eire,irish"},
    {"place:nl", "niederlande,netherlands,nederland,nederlandse,pays bas,dutch,nederlands,holland"},
    {"place:be", "belgien,belgium,belgique,belgië,belge,belgian"},
    {"place:dk", "dänemark,denmark,danmark,danish,danmarks"},
    {"place:se", "schweden,sweden,sverige,suède,swedish,svenska,sveriges"},
    {"place:no", "norwegen,norway,norge,norsk,norwegian,norges"},
    {"place:fi", "finnland,finland,suomi,finlande,finnish,suomen"},
    {"place:pl", "polen,poland,polska,pologne,polish,polskiej"},
    {"place:cz", "tschechien,czech republic,czech,česká,české republiky,českoslovenká,ceske"},
    {"place:sk", "slowakei,slovakia,slovensko,slovak,slovenská,slovenskej"},
    {"place:hu", "ungarn,hungary,magyarország,hungarian,magyar"},
    {"place:ro", "rumänien,romania,roumanie,romanian,român"},
    {"place:bg", "bulgarien,bulgaria,bulgarian"},
    {"place:gr", "griechenland,greece,hellas,ellada,hellenic,grèce,greek"},
    {"place:si", "slowenien,slovenia,slovenija,slovenije"},
    {"place:hr", "kroatien,croatia,hrvatska,croatian,hrvatski"},
    {"place:rs", "serbien,serbia,srbija"},
    {"place:ee", "estland,estonia,eesti,estonian"},
    {"place:lv", "lettland,latvia,latvijas,latvian,latvija"},
    {"place:lt", "litauen,lithuania,lietuvos,lithuanian,lietuva"},
    {"place:tr", "türkei,turkey,türkiye,turkish"},
    {"place:us", "usa,united states,vereinigte staaten,america"},
    {"place:ru", "russland,russia,russian"},
    {"place:saint", "sankt,st,saint,san,santa,sao,sint,sainte,szent"},
};
const std::vector<WordGroup>& place_groups() {
    return kPlaces;
}

static const std::vector<WordGroup> kBodies{
    {"body:dlr", "dlr,deutsches zentrum für luft und raumfahrt,german aerospace center,"
                 "german aerospace centre"},
    {"body:kit", "kit,karlsruher institut für technologie,karlsruhe institute of technology"},
    {"body:tum", "tum,technische universität münchen,tu münchen,technical university of munich,"
                 "technical university munich"},
    {"body:lmu", "lmu,ludwig maximilians universität münchen,ludwig maximilians universität,lmu münchen"},
    {"body:rwth", "rwth,rheinisch westfälische technische hochschule aachen,rwth aachen,"
                  "rwth aachen university,rheinisch westfälische technische hochschule"},
    {"body:fau", "fau,friedrich alexander universität erlangen nürnberg,friedrich alexander universität"},
    {"body:dhbw", "dhbw,duale hochschule baden württemberg,baden württemberg cooperative state university,"
                  "cooperative state university baden württemberg"},
    {"body:eth", "eth,ethz,eth zürich,eidgenössische technische hochschule zürich,"
                 "swiss federal institute of technology zurich,eidgenössische technische hochschule"},
    {"body:epfl", "epfl,école polytechnique fédérale de lausanne,swiss federal institute of technology lausanne"},
    {"body:fraunhofer kind:society", "fraunhofer gesellschaft zur förderung der angewandten forschung,"
                                     "fraunhofer gesellschaft,fhg"},
    {"body:maxplanck kind:institute", "mpi,max planck institut,max planck institute"},
    {"body:maxplanck kind:society", "mpg,max planck gesellschaft zur förderung der wissenschaften,"
                                    "max planck gesellschaft,max planck society"},
    {"body:dkfz", "dkfz,deutsches krebsforschungszentrum,german cancer research center,"
                  "german cancer research centre"},
    {"body:embl", "embl,europäisches laboratorium für molekularbiologie,european molecular biology laboratory"},
    {"body:ptb", "ptb,physikalisch technische bundesanstalt"},
    {"body:bam", "bam,bundesanstalt für materialforschung und prüfung"},
    {"body:dfki", "dfki,deutsches forschungszentrum für künstliche intelligenz"},
    {"body:bmbf", "bmbf,bundesministerium für bildung und forschung,"
                  "federal ministry of education and research"},
    {"body:eu commission", "europäische kommission,european commission,commission européenne,"
                           "commission of the european communities"},
    {"body:cnrs", "cnrs,centre national de la recherche scientifique,"
                  "french national centre for scientific research"},
    {"body:cea", "cea,commissariat à l'énergie atomique et aux énergies alternatives,"
                 "commissariat à l'énergie atomique"},
    {"body:inserm", "inserm,institut national de la santé et de la recherche médicale"},
    {"body:inria", "inria,institut national de recherche en informatique et en automatique,"
                   "institut national de recherche en informatique et automatique"},
    {"body:csic", "csic,agencia estatal consejo superior de investigaciones científicas,"
                  "consejo superior de investigaciones científicas,spanish national research council"},
    {"body:cnr", "cnr,consiglio nazionale delle ricerche,national research council of italy"},
    {"body:infn", "infn,istituto nazionale di fisica nucleare,national institute for nuclear physics"},
    {"body:tno", "tno,nederlandse organisatie voor toegepast natuurwetenschappelijk onderzoek,"
                 "netherlands organisation for applied scientific research"},
    {"body:vtt", "vtt,teknologian tutkimuskeskus vtt,teknologian tutkimuskeskus,"
                 "vtt technical research centre of finland"},
    {"body:imec", "imec,interuniversitair micro electronica centrum,interuniversitair microelectronica centrum"},
    {"body:dtu", "dtu,danmarks tekniske universitet,technical university of denmark"},
    {"body:kth", "kth,kungliga tekniska högskolan,royal institute of technology,kth royal institute of technology"},
    {"body:ntnu", "ntnu,norges teknisk naturvitenskapelige universitet,"
                  "norwegian university of science and technology"},
    {"body:ait", "ait,austrian institute of technology,ait austrian institute of technology"},
    {"body:ucl", "ucl,university college london"},
    {"body:esa", "esa,european space agency,europäische weltraumorganisation,agence spatiale européenne"},
    {"body:cern", "cern,european organization for nuclear research,europäische organisation für kernforschung,"
                  "organisation européenne pour la recherche nucléaire"},
    // universities that bear a person's name, which most people leave out
    {"kind:uni place:freiburg", "albert ludwigs universität freiburg,albert ludwigs universität,"
                                "albert ludwigs university freiburg,albert ludwigs university"},
    {"kind:uni place:tubingen", "eberhard karls universität tübingen,eberhard karls universität,"
                                "eberhard karls university tübingen,eberhard karls university"},
    {"kind:uni place:heidelberg", "ruprecht karls universität heidelberg,ruprecht karls universität,"
                                  "ruprecht karls university heidelberg,ruprecht karls university"},
    {"kind:uni place:frankfurt", "johann wolfgang goethe universität frankfurt,johann wolfgang goethe universität,"
                                 "johann wolfgang goethe university frankfurt,johann wolfgang goethe university,"
                                 "goethe universität frankfurt,goethe universität,goethe university frankfurt,"
                                 "goethe university"},
    {"kind:uni place:mainz", "johannes gutenberg universität mainz,johannes gutenberg universität,"
                             "johannes gutenberg university mainz,johannes gutenberg university"},
    {"kind:uni place:wurzburg", "julius maximilians universität würzburg,julius maximilians universität,"
                                "julius maximilians university würzburg,julius maximilians university"},
    {"kind:uni marburg", "philipps universität marburg,philipps universität,philipps university marburg,"
                         "philipps university"},
    {"kind:uni giessen", "justus liebig universität gießen,justus liebig universität,"
                         "justus liebig university gießen,justus liebig university"},
    {"kind:uni gottingen", "georg august universität göttingen,georg august universität,"
                           "georg august university göttingen,georg august university"},
    {"kind:uni kiel", "christian albrechts universität kiel,christian albrechts universität,"
                      "christian albrechts university kiel,christian albrechts university"},
    {"kind:uni jena", "friedrich schiller universität jena,friedrich schiller universität,"
                      "friedrich schiller university jena,friedrich schiller university"},
    {"kind:uni halle", "martin luther universität halle,martin luther universität,martin luther university halle,"
                       "martin luther university"},
    {"kind:uni magdeburg", "otto von guericke universität magdeburg,otto von guericke universität,"
                           "otto von guericke university magdeburg,otto von guericke university"},
    {"kind:uni bonn", "rheinische friedrich wilhelms universität bonn,rheinische friedrich wilhelms universität,"
                      "rheinische friedrich wilhelms university bonn,rheinische friedrich wilhelms university"},
    {"kind:uni munster", "westfälische wilhelms universität münster,westfälische wilhelms universität,"
                         "westfälische wilhelms university münster,westfälische wilhelms university"},
    {"kind:uni dusseldorf", "heinrich heine universität düsseldorf,heinrich heine universität,"
                            "heinrich heine university düsseldorf,heinrich heine university"},
    {"kind:uni oldenburg", "carl von ossietzky universität oldenburg,carl von ossietzky universität,"
                           "carl von ossietzky university oldenburg,carl von ossietzky university"},
    {"kind:uni bamberg", "otto friedrich universität bamberg,otto friedrich universität,"
                         "otto friedrich university bamberg,otto friedrich university"},
    {"kind:uni place:hannover", "gottfried wilhelm leibniz universität hannover,"
                                "gottfried wilhelm leibniz universität,"
                                "gottfried wilhelm leibniz university hannover,"
                                "gottfried wilhelm leibniz university,leibniz universität hannover,"
                                "leibniz universität,leibniz university hannover,leibniz university"},
    {"kind:uni luneburg", "leuphana universität lüneburg,leuphana universität,leuphana university lüneburg,"
                          "leuphana university"},
    {"kind:uni place:graz", "karl franzens universität graz,karl franzens universität,"
                            "karl franzens university graz,karl franzens university"},
    {"kind:uni innsbruck", "leopold franzens universität innsbruck,leopold franzens universität,"
                           "leopold franzens university innsbruck,leopold franzens university"},
    {"kind:uni linz", "johannes kepler universität linz,johannes kepler universität,"
                      "johannes kepler university linz,johannes kepler university"},
    {"kind:uni place:salzburg", "paris lodron universität salzburg,paris lodron universität,"
                                "paris lodron university salzburg,paris lodron university"},
};
const std::vector<WordGroup>& known_bodies() {
    return kBodies;
}

} // namespace clusterbridge
