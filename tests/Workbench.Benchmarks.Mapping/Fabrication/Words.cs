namespace Workbench.Benchmarks.Mapping.Fabrication;

/// <summary>Material for invented values.</summary>
internal static class Words
{
    public static readonly string[] First = ["Anna", "Ben", "Carla", "Deniz", "Elif", "Felix", "Greta", "Hugo", "Inés", "Jonas", "Kemal", "Léa", "Marta", "Nils", "Olga", "Pablo", "Rosa", "Selin", "Tom", "Ute", "Vera", "Yusuf"];
    public static readonly string[] Last = ["Maier", "Yılmaz", "García", "Dupont", "Schmidt", "Kaya", "Lopez", "Martin", "Novak", "Rossi", "Silva", "Weber", "Öztürk", "Moreau", "Bakker", "Kowalski", "Jensen", "Brown"];
    public static readonly string[] Company = ["Northwind", "Contoso", "Alpen", "Bosporus", "Delta", "Falken", "Granit", "Helios", "Iberia", "Kontor", "Lumen", "Merkur", "Nordlicht", "Orion", "Prisma"];
    public static readonly string[] Form = ["GmbH", "Ltd", "SA", "A.Ş.", "BV", "Inc", "SL", "AG"];
    public static readonly string[] City = ["Berlin", "Ankara", "Madrid", "Lyon", "Graz", "Izmir", "Porto", "Leeds", "Bonn", "Sevilla", "Nantes", "Utrecht", "Bursa", "Köln"];
    public static readonly string[] State = ["Bavaria", "Catalonia", "Texas", "Ontario", "Tyrol", "Hesse", "Normandy", "Marmara", "Kent", "Utah"];
    public static readonly string[] Country = ["Germany", "Turkey", "Spain", "France", "Austria", "Portugal", "United Kingdom", "Netherlands", "Italy", "Poland"];
    public static readonly string[] Language = ["de", "tr", "es", "fr", "en", "pt", "nl", "it"];
    public static readonly string[] Zone = ["Europe/Berlin", "Europe/Istanbul", "Europe/Madrid", "Europe/Paris", "UTC", "Europe/London"];
    public static readonly string[] Job = ["Head of Support", "Buyer", "Engineer", "Office Manager", "CTO", "Accountant", "Team Lead", "Sales Representative", "Receptionist"];
    public static readonly string[] Street = ["Main Street", "Hauptstraße", "Calle Mayor", "Rue de la Paix", "Atatürk Caddesi", "High Road", "Lindenweg"];
    public static readonly string[] Industry = ["Retail", "Logistics", "Healthcare", "Software", "Banking", "Education", "Manufacturing", "Travel"];
    public static readonly string[] Plan = ["Free", "Standard", "Professional", "Enterprise", "Gold", "Silver"];
    public static readonly string[] Category = ["Billing", "Delivery", "Hardware > Printer", "Login", "Refund", "Network", "Hardware > Laptop", "Account", "Returns"];
    public static readonly string[] Kind = ["Incident", "Question", "Problem", "Service request", "Change"];
    public static readonly string[] Channel = ["Email", "Phone", "Chat", "Web", "Portal", "WhatsApp"];
    public static readonly string[] Tag = ["vip", "urgent-order", "spam", "returning", "beta", "churn-risk", "newsletter", "wholesale"];
    public static readonly string[] Team = ["First Level", "Second Level", "Returns Desk", "Billing Team", "Night Shift"];
    public static readonly string[] Product = ["Router X200", "Desk Lamp", "Cloud Backup", "Scanner Pro", "Mobile App", "Gift Card"];
    public static readonly string[] Sla = ["Standard 8x5", "Premium 24x7", "Bronze", "Platinum response"];
    public static readonly string[] Role = ["Agent", "Admin", "Supervisor", "Light agent"];
    public static readonly string[] Salutation = ["Mr", "Mrs", "Ms", "Dr", "Mx"];
    public static readonly string[] Colour = ["#ff8800", "#00aa33", "#1144cc", "#999999"];
    public static readonly string[] Verb = ["cannot open", "asks about", "lost", "wants to return", "reports a broken", "has not received", "needs help with", "is happy with"];
    public static readonly string[] Thing = ["the invoice", "the parcel", "the password", "an order", "the printer", "the account", "the new release", "a refund"];

    /// <summary>Statuses as different systems write them; the same place means the same.</summary>
    public static readonly string[][] Status =
    [
        ["New", "Open", "Pending", "Solved", "Closed"],
        ["new", "in progress", "waiting on customer", "resolved", "closed"],
        ["Neu", "Offen", "Wartend", "Gelöst", "Geschlossen"],
        ["Open", "Open", "On Hold", "Closed", "Closed"],
        ["Yeni", "Açık", "Beklemede", "Çözüldü", "Kapalı"],
    ];

    public static readonly string[][] Priority =
    [
        ["Low", "Normal", "High", "Urgent"],
        ["low", "medium", "high", "critical"],
        ["P4", "P3", "P2", "P1"],
        ["Niedrig", "Mittel", "Hoch", "Dringend"],
        ["Low", "Medium", "High", "Highest"],
    ];
}
