import { cases } from '../testing/harness.ts';

/* Records in memory and XML. D: documentation of SObject, Dom, XmlStreamReader, XmlStreamWriter, P: the SDK of Watson (a copy of any object). */

/** What stands in the class around each line. */
const MEMBERS = `
 static Dom.Document doc(String x) { Dom.Document d = new Dom.Document(); d.load(x); return d; }
`;

cases('records and Ids (D)', [
    [
        'UserInfo.getUserId().substring(0, 3) + UserInfo.getOrganizationId().length() + UserInfo.getProfileId().left(3)',
        '0051800e'
    ],

    ["Account a = new Account(Name = 'N', Site = 's'); r = a.getPopulatedFieldsAsMap();", '{Name=N, Site=s}'],
    ["Account a = new Account(Name = 'N'); r = a.isSet('Name') + ',' + a.isSet('Site');", 'true,false'],
    [
        "Account a = new Account(Id = '001000000000001AAA', Name = 'N'); Account b = a.clone(false); Account c = a.clone(true); r = b.Id + ',' + b.Name + ',' + c.Id;",
        'null,N,001000000000001AAA'
    ],
    [
        "Contact c = new Contact(Account = new Account(Name = 'A')); r = c.getSObject('Account').get('Name') + c.Account.Name;",
        'AA'
    ],
    ["Contact c = new Contact(); c.putSObject('Account', new Account(Name = 'Z')); r = c.Account.Name;", 'Z'],
    ["Account a = new Account(); a.put('Name', 'x'); a.put('name', 'y'); r = a;", 'Account:{Name=y}'],
    ['SObject s = Account.SObjectType.newSObject(); r = s.getSObjectType();', 'Account'],
    ["SObject s = Account.SObjectType.newSObject('001000000000001AAA'); r = s.Id;", '001000000000001AAA'],
    [
        'SObject s = new Account(); Contact c = (Contact) s;',
        '!System.TypeException: Invalid conversion from runtime type Account to Contact'
    ],
    ["Account a = new Account(Name = 'x'); Account b = a; b.Name = 'y'; r = a.Name;", 'y'],
    ["Set<Account> s = new Set<Account>{ new Account(Name='a'), new Account(Name='a') }; r = s.size();", '1'],
    ['Account a = new Account(AnnualRevenue = 5); a.AnnualRevenue += 2.5; r = a.AnnualRevenue;', '7.5'],
    ["Account a = new Account(); a.addError('bad'); r = a.hasErrors() + a.getErrors()[0].getMessage();", 'truebad'],
    ["Account a = new Account(Name = 'a'); r = a.clone().isClone() + ',' + a.isClone();", 'true,false'],
    ["Account a = new Account(Id = '001000000000001AAA'); r = a.clone().getCloneSourceId();", '001000000000001AAA'],
    ["new List<Account>{ new Account(Name='b'), new Account(Name='a') }.size()", '2'],
    [
        "List<Account> l = new List<Account>{ new Account(Name='b'), new Account(Name='a') }; l.sort(); r = l[0].Name;",
        'a'
    ],
    [
        "List<Account> l = new List<Account>{ new Account(Name='b') }; List<Account> d = l.deepClone(); d[0].Name = 'z'; r = l[0].Name;",
        'b'
    ],
    [
        "Id i = '001000000000001'; r = i + '' + i.to15() + i.getSObjectType();",
        '001000000000001AAA001000000000001Account'
    ],
    ["Id.valueOf('001000000000001AAA').to15()", '001000000000001'],
    ["Id i = Id.valueOf('001000000000001', true); r = i;", '001000000000001AAA'],
    ["Id.valueOf('x')", '!System.StringException: Invalid id: x'],
    ["('001000000000001AAA' instanceof Id) + ',' + ('nope' instanceof Id)", 'true,false'],
    ['UserInfo.getUserId() instanceof Id', 'true']
]);

cases(
    'XML (D)',
    [
        [
            "Dom.XmlNode n = doc('<a x=\"1\"><b>t</b><b>u</b>tail</a>').getRootElement(); r = n.getAttributeCount() + n.getAttributeKeyAt(0) + n.getAttributeValue('x', null) + n.getChildElements().size() + n.getChildElement('b', null).getText() + n.getText();",
            '1x12ttail'
        ],
        [
            "Dom.Document d = new Dom.Document(); Dom.XmlNode root = d.createRootElement('env', 'urn:e', 'e'); root.setNamespace('x', 'urn:x'); root.addChildElement('body', 'urn:e', 'e').addTextNode('hi & <b>'); r = d.toXmlString();",
            '<?xml version="1.0" encoding="UTF-8"?><e:env xmlns:e="urn:e" xmlns:x="urn:x"><e:body>hi &amp; &lt;b&gt;</e:body></e:env>'
        ],
        ["doc('<a><b/></a>').getRootElement().getChildElement('nope', null)", 'null'],
        ["doc('<a><b c=\"d\"/></a>').getRootElement().getChildElement('b', null).getAttribute('zz', null)", 'null'],
        ["doc('<a>1</a>').getRootElement().getParent()", 'null'],
        ["doc('<a><b/></a>').getRootElement().getChildren()[0].getParent().getName()", 'a']
    ],
    MEMBERS
);

cases(
    'streams of XML, copies, and what code asks of its transaction (D; P)',
    [
        [
            'Book[] b = parseBooks(new XmlStreamReader(\'<books><book author="Manoj">Foo bar</book><book author="Mysti">Baz</book></books>\')); r = b.size() + b[0].name + b[0].author + b[1].name;',
            '2Foo barManojBaz'
        ],
        [
            "XmlStreamWriter w = new XmlStreamWriter(); w.writeStartDocument(null, '1.0'); w.writeProcessingInstruction('target', 'data'); w.writeStartElement('m', 'Library', 'http://www.book.com'); w.writeNamespace('m', 'http://www.book.com'); w.writeComment('Book starts here'); w.setDefaultNamespace('http://www.defns.com'); w.writeCData('<Cdata> I like CData </Cdata>'); w.writeStartElement(null, 'book', null); w.writedefaultNamespace('http://www.defns.com'); w.writeAttribute(null, null, 'author', 'Manoj'); w.writeCharacters('This is my book'); w.writeEndElement(); w.writeEmptyElement(null, 'ISBN', null); w.writeEndElement(); w.writeEndDocument(); r = w.getXmlString(); w.close();",
            '<?xml version="1.0"?><?target data?><m:Library xmlns:m="http://www.book.com"><!--Book starts here--><![CDATA[<Cdata> I like CData </Cdata>]]><book xmlns="http://www.defns.com" author="Manoj">This is my book</book><ISBN/></m:Library>'
        ],
        [
            "XmlStreamReader x = new XmlStreamReader('<?xml version=\"1.0\"?><a k=\"v\"><!--c-->t<![CDATA[<]]></a>'); String s = '' + x.getEventType(); while (x.hasNext()) { x.next(); s += ' ' + x.getEventType(); } r = s;",
            'START_DOCUMENT START_ELEMENT COMMENT CHARACTERS CDATA END_ELEMENT END_DOCUMENT'
        ],
        [
            'XmlStreamReader x = new XmlStreamReader(\'<p:a xmlns:p="u" p:k="v" j="w"/>\'); x.nextTag(); r = x.getLocalName() + x.getPrefix() + x.getNamespace() + x.getAttributeCount() + x.getAttributeLocalName(0) + x.getAttributeValueAt(1) + x.getAttributePrefix(0) + x.getAttributeNamespace(1) + x.getNamespaceCount() + x.getNamespacePrefix(0) + x.getNamespaceURIAt(0) + x.getNamespaceURI(\'p\');',
            'apu2kwpnull1puu'
        ],
        [
            "XmlStreamReader x = new XmlStreamReader('<a>1</b>'); x.next(); x.next(); r = x.getText(); try { x.next(); } catch (XmlException e) { r = r + ' caught'; }",
            '1 caught'
        ],
        [
            "Dom.Document d = new Dom.Document(); String soap = 'http://schemas.xmlsoap.org/soap/envelope/'; Dom.XmlNode e = d.createRootElement('Envelope', soap, 'soapenv'); e.setNamespace('xsi', 'urn:xsi'); e.setAttributeNS('schemaLocation', soap, 'urn:xsi', null); e.addChildElement('Body', soap, null).addChildElement('echo', 'urn:s', 'req').addChildElement('category', 'urn:s', null).addTextNode('classifieds'); r = d.toXmlString();",
            '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="urn:xsi" xsi:schemaLocation="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><req:echo xmlns:req="urn:s"><req:category>classifieds</req:category></req:echo></soapenv:Body></soapenv:Envelope>'
        ],
        [
            "Dom.Document d = new Dom.Document(); d.createRootElement('a', 'urn:a', '').addChildElement('b', 'urn:a', '').addChildElement('c', null, null); r = d.toXmlString();",
            '<?xml version="1.0" encoding="UTF-8"?><a xmlns="urn:a"><b><c /></b></a>'
        ],
        [
            "Dom.Document d = new Dom.Document(); Dom.XmlNode n = d.createRootElement('a', null, null); n.setAttributeNs('example', 'test', 'http://ns1', 'http://ns2'); r = n.getAttributeValue('example', 'http://ns1') + ' ' + n.getAttributeValueNs('example', 'http://ns1');",
            'ns2:test http://ns2'
        ],
        [
            "Plain p = new Plain(); Plain q = p.clone(); q.a = 5; q.l.add(2); r = p.a + '' + p.l + (p == q);",
            '1(1, 2)false'
        ],
        [
            "Account a = new Account(Id = '001000000000001AAA', Name = 'N'); Account b = a.clone(false); Account c = a.clone(true, true); r = b.Id + ',' + b.Name + ',' + c.Id;",
            'null,N,001000000000001AAA'
        ],
        [
            "Contact c = new Contact(Account = new Account(Name = 'A')); Contact s = c.clone(false, false); Contact d = c.clone(false, true); c.Account.Name = 'B'; r = s.Account.Name + d.Account.Name;",
            'BA'
        ],
        [
            "Account a = new Account(); a.addError('bad'); a.addError('Name', 'worse'); r = a.hasErrors() + a.getErrors()[0].getMessage() + a.getErrors()[1].getFields() + a.getErrors().size();",
            'truebad(Name)2'
        ],
        [
            "Account a = new Account(Id = '001000000000001AAA', Name = 'a'); Account b = a.clone(); r = b.isClone() + ',' + a.isClone() + ',' + b.getCloneSourceId();",
            'true,false,001000000000001AAA'
        ],
        [
            "Version v = new Version(1, 2); r = v.major() + '.' + v.minor() + v.patch() + ',' + v.compareTo(new Version(1, 3)) + v.compareTo(new Version(1, 2)) + new Version(2, 0, 1).compareTo(v);",
            '1.2null,-101'
        ],
        [
            "Request.getCurrent().getQuiddity() + ',' + (Request.getCurrent().getRequestId() == Request.getCurrent().getRequestId())",
            'RUNTEST_SYNC,true'
        ],
        [
            "List<String> l = new List<String>{ 'b', 'a', 'B', 'A', null }; l.sort(Collator.getInstance()); r = l;",
            '(null, a, A, b, B)'
        ],
        ['String.valueOf(TriggerOperation.values()[0])', 'BEFORE_INSERT'],
        ["LoggingLevel.WARN.equals(LoggingLevel.WARN) + ',' + LoggingLevel.WARN.equals(null)", 'true,false'],
        ['Map<Id, Account> m = new Map<Id, Account>(); r = m.getSObjectType();', 'Account'],
        [
            "List<Account> l = new List<Account>{ new Account(Id = '001000000000001AAA', Name = 'b') }; r = l.deepClone()[0].Id + ',' + l.deepClone(true)[0].Id;",
            'null,001000000000001AAA'
        ]
    ],
    `static Dom.Document doc(String x) { Dom.Document d = new Dom.Document(); d.load(x); return d; }
 public class Plain { public Integer a = 1; public List<Integer> l = new List<Integer>{ 1 }; }
 public class Book { public String name; public String author; }
 static Book[] parseBooks(XmlStreamReader reader) { Book[] books = new Book[0]; Boolean more = true; while (more) { if (reader.getEventType() == XmlTag.START_ELEMENT && 'book' == reader.getLocalName()) { books.add(parseBook(reader)); } if (reader.hasNext()) { reader.next(); } else { more = false; } } return books; }
 static Book parseBook(XmlStreamReader reader) { Book b = new Book(); b.author = reader.getAttributeValue(null, 'author'); while (true) { if (reader.getEventType() == XmlTag.END_ELEMENT) { break; } else if (reader.getEventType() == XmlTag.CHARACTERS) { b.name = reader.getText(); } if (reader.hasNext()) { reader.next(); } else { break; } } return b; }
`
);
