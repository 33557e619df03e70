#include "analysis/name_tables.hpp"

namespace clusterbridge {

static const std::vector<WordGroup> kGroups{
    {"kind:uni", "universität,university,université,università,universidad,universidade,universitat,universiteit,"
                 "universitet,universitetet,univerzita,univerzitet,sveučilište,uniwersytet,universitatea,"
                 "universitate,universitas,universitetas,yliopisto,ylikool,ülikool,egyetem,egyeteme,univerza,"
                 "univerzi,panepistimio,universitesi,univ,uni,universities,universitäten,universitair,"
                 "universitaire,universitario,universitaria,universitätsstiftung,ollscoil"},
    {"kind:hs", "hochschule,fachhochschule,fh,hs,haw,htw,htwg,htwk,university of applied sciences,"
                "universities of applied sciences,university of applied science,hogeschool,haute école,"
                "hochschule für angewandte wissenschaften,ammattikorkeakoulu,haute ecole specialisee"},
    {"field:tech", "technische,technischer,technisches,technical,technology,technologies,technologie,technologien,"
                   "technological,technologia,tecnologia,tecnologie,tecnologias,tecnologico,tecnologica,technique,"
                   "techniques,technologique,technologiques,tecnica,tecnico,tecnicas,technika,techniczna,"
                   "technicka,technicke,teknologi,teknologian,tekniska,teknisk,tehnička,tehnologije,tech,techn,"
                   "technol,teknik"},
    {"kind:uni field:tech", "tu,technische universität,technical university,university of technology,"
                            "tekniska högskola,tekniska högskolan,technische hochschule,th,"
                            "technische universiteit,teknillinen korkeakoulu,université de technologie"},
    {"kind:poly", "politecnico,polytechnic,polytechnique,polytechnical,politecnica,politécnico,politechnika,"
                  "politehnica,polytechnische,polytechneio,politechnic,école polytechnique"},
    {"kind:inst", "institut,institute,institutes,instituto,istituto,instytut,institutul,institutt,institutet,"
                  "instituut,intezet,institutas,instituts,inst,institutu,instituta,instituti,instituten,institutes"},
    {"field:res", "forschung,research,recherche,recherches,ricerca,ricerche,investigación,investigaciones,"
                  "investigacao,pesquisa,onderzoek,forskning,badawczy,badań,badawcze,výzkum,výzkumný,výskum,"
                  "istraživanje,raziskovalni,cercetare,cercetări,kutato,kutatóintézet,forschungs,forsch,res,"
                  "tutkimus,recherch,recerca,rech"},
    {"kind:centre", "zentrum,centre,center,centro,centrum,centres,centers,centrul,centras,centrs,ztr,ctr,zentren,"
                    "központ,kozpont,centri,kentro,centar,keskus,keskuksen,sentre,senter"},
    {"kind:hospital", "klinikum,krankenhaus,hospital,klinik,kliniken,clinic,clinica,clínico,clinique,hôpital,"
                      "hopitaux,ospedale,ospedaliera,ospedaliero,sygehus,szpital,ziekenhuis,nemocnice,sjukhus,"
                      "hospitals,hospitalier,hospitalières,hospices,spital,bolnica,hospitalario,hospitalar"},
    {"kind:uni kind:hospital", "universitätsmedizin,unimedizin"},
    {"kind:academy", "akademie,academy,académie,accademia,academia,akademia,akademi,akadémia,akademija,acad"},
    {"kind:society", "gesellschaft,society,société,società,sociedad,sociedade,ges,gesell,soc,societatea,selskab,"
                     "genossenschaft,vereniging"},
    {"kind:foundation", "stiftung,foundation,fondation,fondazione,fundación,fundação,fundacja,fundacio,stichting,"
                        "stiftelsen,stiftelse,saatio,fonden,fundatia,nadace,idryma,fond,found,privatstiftung"},
    {"kind:association", "verband,verein,association,asociación,associação,associazione,vereinigung,verbund,assoc,"
                         "asociatia,associacio,stowarzyszenie,fachverband,zwiazek,forening,ass,federation,"
                         "fédération,federación,federazione,föderation,union,allianz,alliance,alianza,alleanza"},
    {"kind:company", "company,compagnie,compañía,companhia,unternehmen,unternehmensgruppe,gruppe,group,groupe,"
                     "gruppo,grupo,holding,holdings,konzern,grp,enterprise,enterprises,firma,werke,corp,"
                     "corporation"},
    {"kind:chamber field:commerce", "ihk,industrie und handelskammer,chamber of industry and commerce,"
                                    "chamber of commerce and industry,chamber of commerce,"
                                    "chambre de commerce et d'industrie,camera di commercio,handelskammer,"
                                    "cámara de comercio,chambre de commerce,wirtschaftskammer,"
                                    "chamber of commerce and industries"},
    {"kind:chamber field:crafts", "hwk,handwerkskammer,chamber of crafts,chamber of skilled crafts"},
    {"kind:chamber", "kammer,chamber,chambre,camera,cámara"},
    {"kind:ministry", "ministerium,ministry,ministère,ministero,ministerio,ministério,ministerie,ministerstwo,"
                      "ministerstvo,ministerul,minist,min,ministeriet"},
    {"kind:fed", "bundes,federal,fédéral,federale"},
    {"kind:city", "stadt,city,ville,città,ciudad,gemeente,municipality,comune,commune,gemeinde,municipio,"
                  "ayuntamiento,mairie,landeshauptstadt,universitätsstadt,kommune,kommun,obec,mesto,miasto,"
                  "cidade,stadtverwaltung,council,city council,câmara municipal,dimos,gmina,municipal,concello,"
                  "ajuntament,hansestadt,city of"},
    {"kind:district", "landkreis,kreis,district,county,landratsamt,bezirk,provincia,province,county council,"
                      "diputación,departement,distrikt"},
    {"kind:school", "schule,school,école,escuela,scuola,escola,skole,skolan,college,kolleg,collège,schulen,schools,"
                    "högskola,högskolan,hochschulen"},
    {"kind:faculty", "fakultät,faculty,faculté,facoltà,facultad,fakultet,fakulteta,fakulta,fakultas"},
    {"kind:department", "department,dept,département,dipartimento,departamento,abteilung,lehrstuhl,chair"},
    {"kind:lab", "labor,laboratory,laboratories,laboratorium,laboratoire,laboratorio,laboratorios,laboratori,lab,"
                 "labs,laboratoires"},
    {"kind:library", "bibliothek,library,bibliothèque,biblioteca,bibliotheek,biblioteka,knihovna"},
    {"kind:museum", "museum,musée,museo,muzeum,museu,muséum,museen,museums"},
    {"kind:agency", "agentur,agency,agence,agencia,agenzia,agência,agentschap,agencija,agencja,agenda"},
    {"kind:network", "netzwerk,network,netz,réseau,rete,netwerk,networks,réseaux,netzwerke"},
    {"kind:cluster", "cluster,clusterinitiative,clusters,pôle,pole"},
    {"kind:office", "amt,office,bureau,ufficio,oficina,büro,landesamt"},
    {"kind:authority", "behörde,authority,autorité,autoridad,autorità"},
    {"kind:council", "rat,conseil,consejo,consiglio,conselho,consell,raad"},
    {"kind:organisation", "organisation,organization,organización,organizzazione,organizacion,organisatie,org"},
    {"kind:initiative", "initiative,iniciativa,iniziativa,landesinitiative"},
    {"kind:platform", "plattform,platform,plateforme,plataforma,piattaforma,platforma"},
    {"kind:competence", "kompetenz,competence,compétence,kompetenzen,compétences,excellence,exzellenz"},
    {"kind:project", "projekt,project,projet,progetto,proyecto"},
    {"field:transport", "verkehr,transport,transports,trasporti,transportes,verkehrs"},
    {"field:science", "wissenschaft,wissenschaften,science,sciences,scienze,ciencia,ciencias,scientifique,"
                      "scientific,scientifica,scientifiques,wissenschaftliche,sci,nauk,věd,wetenschappen,"
                      "wetenschap,scientifico,scientifiche,cientificas,cientifica,științe"},
    {"field:environment", "umwelt,environment,environnement,ambiente,environmental,ambiental,umweltschutz,"
                          "environnemental,ambientale"},
    {"field:economy", "wirtschaft,economic affairs,economy,economics,economic,économie,economia,economía,"
                      "ökonomie,gospodarki,economique,économiques"},
    {"field:education", "bildung,education,formation,educación,istruzione,éducation,educazione,ausbildung"},
    {"field:medicine", "medizin,medizinische,medizinischer,medical,medicine,médecine,medicina,medica,medyczny,"
                       "médical,medicinal,medic,lékařská,médica,medico,med"},
    {"field:medtech", "medizintechnik,medizintechnologie,medical technology,medtech"},
    {"field:health", "gesundheit,health,santé,salud,salute,saúde,sanitaria,sante,zdravlje,zdrowia"},
    {"field:energy", "energie,energy,energía,energia,énergie,énergies,energies,energien,énergétique,energetica"},
    {"field:agriculture", "landwirtschaft,landwirtschaftliche,agriculture,agricultural,agricoltura,agricultura,"
                          "agraria,agrarwissenschaften,agrar,agricole,agrarian,agronomique,agraire"},
    {"field:industry", "industrie,industry,industrial,industria,industriel,industriale,industries,industrielle,"
                       "industrias,przemysłowy"},
    {"field:innovation", "innovation,innovations,innovazione,innovación,innovacion,inovação,innovationen,"
                         "innovative,innov"},
    {"field:development", "entwicklung,development,développement,sviluppo,desarrollo,desenvolvimento,dev,"
                          "développements,developments,rozwoju"},
    {"field:promotion", "förderung,promotion,fomento,promozione,wirtschaftsförderung,economic development"},
    {"field:applied", "angewandte,angewandten,angewandter,applied,appliquée,appliquées,applicata,aplicada,appl,"
                      "applicate,aplicadas"},
    {"field:natural", "natur,natural,naturelle,naturelles,naturale,nature,naturali"},
    {"field:international", "international,internationale,internationaler,internazionale,internacional,intl,"
                            "internationales,internationaal"},
    {"field:national", "national,nationale,nationales,nazionale,nacional,narodowy,nat,natl,naukowy,nazionali,"
                       "nationaux,nationaal,naţională,national"},
    {"field:social", "sozial,soziale,social,sociale,sociales,sociali,sociaux"},
    {"field:systems", "system,systems,systeme,systèmes,sistemi,sistemas,système,sistema,systemes"},
    {"field:services", "service,services,dienst,dienste,servizi,servicios,dienstleistungen,serviços"},
    {"field:solutions", "solutions,solution,lösungen,soluzioni,soluciones"},
    {"field:engineering", "engineering,ingénierie,ingegneria,ingeniería,ingenieure,ingenieurbüro,eng,ingenieurs,"
                          "ingenieros,engineers,ingénieurs,engenharia"},
    {"field:consulting", "consulting,consultants,beratung,consultancy,consult,conseils,consulenza,consultores"},
    {"field:management", "management,mgmt,gestion,gestione"},
    {"field:communication", "kommunikation,communication,communications,comunicazione,comunicación"},
    {"field:information", "information,informations,informatik,informatics,informatique,informatica,informática"},
    {"field:mobility", "mobilität,mobility,mobilité,mobilità,movilidad,mobilitätslösungen"},
    {"field:logistics", "logistik,logistics,logistique,logistica,logística"},
    {"field:material", "material,materials,materialien,werkstoffe,matériaux,materiali,materiales"},
    {"field:physics", "physik,physics,physique,fisica,física,fizyki,fiziku"},
    {"field:chemistry", "chemie,chemistry,chimie,chimica,química,chemical,chimique,chemische"},
    {"field:biology", "biologie,biology,biologia,biología,biological,biologische,biologique,biol"},
    {"field:mathematics", "mathematik,mathematics,mathématiques,matematica,matemáticas,math"},
    {"field:electronics", "elektronik,electronics,électronique,elettronica,electrónica,elektronische"},
    {"field:foodstuff", "lebensmittel,food,alimentation,alimenti,alimentos,ernährung,nutrition"},
    {"field:water", "wasser,water,eau,acqua,agua,eaux"},
    {"field:lightweight", "leichtbau,lightweight construction,lightweight design,lightweight"},
    {"field:fuelcell", "brennstoffzelle,brennstoffzellen,fuel cell,fuel cells"},
    {"field:electromobility", "elektromobilität,electric mobility,e mobilität,e mobility,elektro mobilität"},
    {"field:fibre", "faserbasierte,fibre based,fiber based"},
    {"field:plastics", "kunststoff,kunststoffe,plastics,kunststofftechnik"},
    {"field:aerospace", "luft und raumfahrt,aerospace,aeronautics and space,aérospatial,aerospaziale"},
    {"field:satellite", "satelliten,satellite,satellites"},
    {"field:textile", "textil,textile,textiles,textilien,textilforschung,tessile"},
    {"field:packaging", "verpackung,packaging,verpackungs"},
    {"field:forest", "forst,wald,forest,forestry,forstwirtschaft,forêt,foresta"},
    {"field:cooperation", "kooperation,cooperation,zusammenarbeit,coopération,cooperazione"},
    {"field:digital", "digital,digitale,digitales,digitaler,numérique"},
    {"field:automotive", "automotive,automobil,automobile,automobilwirtschaft"},
    {"field:general", "allgemeine,general,générale,generale"},
    {"field:higher", "höhere,higher,supérieur,supérieure,superiore,superior"},
    {"field:software", "software,logiciel,logiciels"},
    {"field:common", "industries,products,produkte,group,media,medien,park,global,europe,projects,trading,data,"
                     "design,labs,network,power,control,partners,partner,consortium,team,studio,studios,"
                     "production,produktion,equipment,components,sensors,robotics,automation,biotech,bio,pharma"},
    {"direction:north", "nord,north,norte,northern,nördlich,nördlicher,nördliche,noord"},
    {"direction:south", "süd,south,sud,sur,southern,südlich,südlicher,südliche,zuid,sul"},
    {"direction:east", "ost,east,est,este,eastern,östlich,östlicher,östliche,oost"},
    {"direction:west", "west,ouest,ovest,oeste,western,westlich,westlicher,westliche"},
    {"direction:southwest", "südwest,southwest,south west,süd west,sudouest"},
    {"direction:northwest", "nordwest,northwest,north west,nord west"},
    {"direction:southeast", "südost,southeast,south east,süd ost,sudest"},
    {"direction:northeast", "nordost,northeast,north east,nord ost"},
    {"direction:central", "mitte,central,centrale,zentral,mittlere,mittlerer"},
    {"direction:upper", "ober,upper,obere,oberer"},
    {"direction:lower", "unter,lower,untere,nieder"},
};
const std::vector<WordGroup>& word_groups() {
    return kGroups;
}

static const std::vector<WordGroup> kForms{
    {"gmbh", "gmbh,ges m b h,gesmbh,gesellschaft mit beschränkter haftung,gesellschaft mbh,mbh,gmb h,ges mbh"},
    {"ggmbh", "ggmbh,gemeinnützige gmbh,gemeinnützige gesellschaft mbh,"
              "gemeinnützige gesellschaft mit beschränkter haftung"},
    {"gmbh co kg", "gmbh co kg,gmbh cokg,gmbh und co kg,gmbhco kg,gmbhcokg"},
    {"ag", "ag,aktiengesellschaft"},
    {"kg", "kg,kommanditgesellschaft,co kg,cokg"},
    {"kgaa", "kgaa,ag co kgaa,ag co kg auf aktien,co kgaa"},
    {"se", "se,societas europaea"},
    {"se co kg", "se co kg,se und co kg,se co kgaa"},
    {"ohg", "ohg,offene handelsgesellschaft"},
    {"gbr", "gbr"},
    {"ug", "ug,ug haftungsbeschränkt,haftungsbeschränkt,unternehmergesellschaft"},
    {"ev", "ev,eingetragener verein,e v,wv,w v,verein ev"},
    {"eg", "eg,e g,eingetragene genossenschaft"},
    {"ltd", "ltd,limited,pty ltd,co ltd,private limited,pvt ltd,company limited,ltda,limitada,lda,unlimited"},
    {"plc", "plc,public limited company"},
    {"llp", "llp,limited liability partnership"},
    {"llc", "llc,limited liability company,ooo"},
    {"inc", "inc,incorporated"},
    {"lbg", "lbg"},
    {"sa", "sa,s a,société anonyme,sociedad anonima,sociedade anonima,societe anonyme,anonymi etairia,ae,anonymos "
           "etairia,anonymi eteria"},
    {"sas", "sas,sasu,société par actions simplifiée,societe par actions simplifiee"},
    {"sarl", "sarl,sàrl,société à responsabilité limitée,eurl"},
    {"srl", "srl,s r l,società a responsabilità limitata,srls,s r l s,sociedad de responsabilidad limitada"},
    {"spa", "spa,s p a,società per azioni"},
    {"scarl", "scarl,scrl,soc cons a r l,scpa,società consortile,scarlpa,s c a r l,soc coop,sccl,scp"},
    {"snc", "snc"},
    {"sl", "sl,slu,slne,sociedad limitada,sociedad limitada unipersonal,sll"},
    {"sau", "sau,sociedad anonima unipersonal"},
    {"scoop", "s coop,scoop,sociedad cooperativa,soc coop arl,società cooperativa,scrlfs"},
    {"bv", "bv,b v,besloten vennootschap,bvba,sprl"},
    {"nv", "nv,n v,naamloze vennootschap"},
    {"cvba", "cvba,scrl"},
    {"asbl", "asbl,vzw,aisbl,ivzw"},
    {"ab", "ab,aktiebolag"},
    {"as", "as,a s,aktieselskab,aksjeselskap,asa"},
    {"aps", "aps,anpartsselskab"},
    {"oy", "oy,oyj,oy ab,osakeyhtiö"},
    {"oü", "ou,oü,osaühing"},
    {"spzoo", "sp zoo,spzoo,spolka z ograniczona odpowiedzialnoscia,spółka z ograniczoną odpowiedzialnością,"
              "sp z o o,zoo"},
    {"spsa", "spolka akcyjna,spółka akcyjna"},
    {"sro", "sro,s r o,spol sro,spol s r o,společnost s ručením omezeným"},
    {"as cz", "akciova spolecnost,akciová společnost,akciova spolocnost"},
    {"doo", "doo,d o o"},
    {"dd", "dd,d d"},
    {"kft", "kft,korlátolt felelősségű társaság,korlatolt felelossegu tarsasag"},
    {"zrt", "zrt,zártkörűen működő részvénytársaság,zartkoruen mukodo reszvenytarsasag,nyrt,rt,bt"},
    {"ood", "ood,eood,ead,ad"},
    {"uab", "uab,uždaroji akcinė bendrovė"},
    {"ehf", "ehf,hf"},
    {"sia", "sia"},
    {"epe", "epe,ε π ε,ike,monoprosopi,etaireia periorismenis efthynis,ee"},
    {"as tr", "ltd sti,sti,anonim sirketi,as ltd"},
    {"vof", "vof"},
    {"gie", "gie,geie,eeig"},
    {"kör", "kör,kdör,körperschaft des öffentlichen rechts,anstalt des öffentlichen rechts,aör"},
    {"cokg", "gmbh co,co,cie,et cie,und co,and co"},
};
const std::vector<WordGroup>& legal_forms() {
    return kForms;
}

std::string_view filler_words() {
    return "und,and,et,e,y,i,en,og,och,ja,a,the,of,for,fur,für,der,die,das,des,dem,den,von,vom,zu,zur,zum,im,in,an,am,"
           "auf,bei,mit,aus,de,du,del,della,delle,dell,degli,dei,di,da,do,dos,das,la,le,les,lo,los,las,el,il,gli,l,d,"
           "al,alla,à,au,aux,pour,per,para,por,sur,op,voor,van,het,te,of,to,on,at,by,with,za,na,ve,w,z,u,s,i,o,kai,"
           "tis,tou,ton,gia,um,em,os,as,sa,ein,eine,its,und,sowie,och,für,its,&,+,pentru,si,den,det,af,til,med,av,og,"
           "przy,im,imeni,ins,dans,une,un,una,uno,nad,pro,pri,ta,to,ja,als,the";
}

std::string_view compound_ends() {
    return "ministerium,institut,institute,instituts,zentrum,gesellschaft,verband,agentur,netzwerk,stiftung,kammer,"
           "klinikum,klinik,hochschule,akademie,verein,cluster,initiative,förderung,schule,anstalt,verbund,universität,"
           "kreis,technik,technologie,technologien,industrie,forschung,wissenschaft,wissenschaften,wirtschaft,"
           "bibliothek,museum,amt,region,allianz,plattform,bund,werke,werk,bau,betriebe,systeme,berater,"
           "beratung,entwicklung,management,logistik,vereinigung,fakultät,gruppe,energie,park,labor,center,centrum,"
           "intezet,ministeriet,ministerie";
}

} // namespace clusterbridge
