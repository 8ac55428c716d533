using System.Globalization;
using System.Text.Json.Nodes;

namespace Workbench.Emulators.ZohoDesk;

/// <summary>What the body of a new custom field may hold. Zoho Desk OAS 1.0, Field.json.</summary>
internal static class FieldRules
{
    private static readonly string[] Types =
    [
        "Text", "Textarea", "Date", "DateTime", "Email", "URL", "Percent", "Number", "Decimal", "Currency", "Phone", "Boolean", "Picklist",
        "Multiselect", "LookUp", "Formula",
    ];

    private static readonly string[] Roundings = ["roundOff", "roundDown", "roundUp", "normal"];
    private static readonly string[] Returns = ["STRING", "DECIMAL", "BOOLEAN", "CURRENCY", "DATE", "DATETIME"];

    /// <exception cref="ZohoProblem">422: a property is missing or out of range.</exception>
    public static void Check(JsonObject body)
    {
        var errors = new List<ZohoFieldError>();
        Need(body, "displayLabel", text => text.Length is > 0 and <= 200, errors);
        Need(body, "type", Types.Contains, errors);
        May(body, "toolTip", text => text.Length <= 200, errors);
        May(body, "toolTipType", text => text is "placeHolder" or "icon", errors);
        switch (body.Text("type"))
        {
            case "Text":
                Need(body, "maxLength", InRange(1, 255), errors);
                break;
            case "Number":
                Need(body, "maxLength", InRange(1, 9), errors);
                break;
            case "Decimal":
                Need(body, "decimalPlaces", InRange(0, 9), errors);
                Need(body, "maxLength", InRange(1, 16), errors);
                break;
            case "Currency":
                Need(body, "decimalPlaces", InRange(0, 9), errors);
                Need(body, "maxLength", InRange(3, 16), errors);
                May(body, "roundingOption", Roundings.Contains, errors);
                May(body, "roundingPrecision", InRange(0, 30), errors);
                break;
            case "Phone":
                May(body, "maxLength", InRange(1, 255), errors);
                break;
            case "Boolean":
                May(body, "defaultValue", text => text is "true" or "false", errors);
                break;
            case "Picklist" or "Multiselect":
                May(body, "subType", text => text is "Plain" or "ColorCoded", errors);
                break;
            case "LookUp":
                CheckLookUp(body, errors);
                break;
            case "Formula":
                Need(body, "returnType", Returns.Contains, errors);
                break;
            default:
                break;
        }
        if (errors.Count > 0)
        {
            throw ZohoProblem.Invalid(errors);
        }
    }

    private static void CheckLookUp(JsonObject body, List<ZohoFieldError> errors)
    {
        if (body["lookup"] is not JsonObject lookup || lookup.Text("relatedListLabel") is null || lookup["module"].Text("apiName") is null)
        {
            errors.Add(new ZohoFieldError("/lookup", "missing"));
        }
    }

    private static Func<string, bool> InRange(int least, int most) => text =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;

    private static void Need(JsonObject body, string name, Func<string, bool> accepts, List<ZohoFieldError> errors)
    {
        if (body[name] is null)
        {
            errors.Add(new ZohoFieldError("/" + name, "missing"));
        }
        May(body, name, accepts, errors);
    }

    private static void May(JsonObject body, string name, Func<string, bool> accepts, List<ZohoFieldError> errors)
    {
        if (body[name] is not null && (body.Text(name) is not { } text || !accepts(text)))
        {
            errors.Add(new ZohoFieldError("/" + name, "invalid"));
        }
    }
}
