using System.Text.Json.Nodes;
using Workbench.Emulators.Kit;

namespace Workbench.Emulators.Vivantio;

/// <summary>How <c>StatusType</c> is written: the calls do not agree.</summary>
internal enum VivantioStatusForm { Code, Word }

/// <summary>Shows stored records as a client sees them.</summary>
internal static class VivantioView
{
    public static JsonObject Of(VivantioArea area, Document record, VivantioStatusForm form, string root)
    {
        var body = Shown(record.Body);
        if (area == VivantioArea.Ticket && form == VivantioStatusForm.Word)
            body["StatusType"] = ((VivantioStatusType)(int)body["StatusType"]!).ToString();
        if (area == VivantioArea.Article)
            body["Text"] = VivantioArticles.WithAddresses((string)body["Text"]!, root);
        return body;
    }

    /// <summary>
    /// Leaves out what is the emulator's own, and shows an unset date in one of three ways, always the same for one record: as null, as
    /// the first day of all, or not at all.
    /// </summary>
    public static JsonObject Shown(JsonObject body)
    {
        foreach (var name in body.Select(property => property.Key).Where(name => name[0] == '_').ToList())
            body.Remove(name);
        var way = ((long?)body["Id"] ?? 0) % 3;
        var unset = body.Where(property => property.Value is null && IsDate(property.Key)).Select(property => property.Key).ToList();
        foreach (var name in unset)
        {
            if (way == 1)
                body.Remove(name);
            else if (way == 2)
                body[name] = VivantioTime.Never;
        }

        return body;
    }

    private static bool IsDate(string name) => name.EndsWith("Date", StringComparison.Ordinal) || name == "WarrantyExpiry";
}
