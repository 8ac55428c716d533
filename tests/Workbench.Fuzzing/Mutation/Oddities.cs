using System.Text;

namespace Workbench.Fuzzing.Mutation;

/// <summary>Values that nobody expects. Most are JSON, some only look like it.</summary>
internal static class Oddities
{
    /// <summary>JSON values: numbers out of range, dates that do not exist, half characters, shapes of another type.</summary>
    public static readonly IReadOnlyList<byte[]> Values =
    [
        .. new[]
        {
            "null", "true", "false", "[]", "{}", "[[]]", "[null]", "{\"\":null}", "{\"id\":null}", "[{}]", "[1,\"a\",null]", "\"\"", "0", "-0", "-1", "1.5",
            "1e999", "-1e999", "1e-999", "9223372036854775807", "9223372036854775808", "18446744073709551616", "2147483648", "-2147483649",
            "79228162514264337593543950336", "0.1000000000000000000000000000000000001", "99999999999999999999999999999999999999999999",
            "253402300800", "253402300799", "-62135596801", "1700000000000", "1e15",
            "\"2023-02-29T10:00:00Z\"", "\"0000-00-00 00:00:00\"", "\"0000-00-00\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"",
            "\"0001-01-01 00:00:00\"", "\"9999-12-31 23:59:59\"", "\"2024-13-45\"", "\"24:61:61\"", "\"/Date(253402300800000)/\"", "\"2024-03-10T02:30:00\"", "\"1e10\"",
            "\"253402300800\"", "\"99999999999\"", "\"-99999999999\"", "\"NaN\"", "\"Infinity\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "\"x\\udc00\\ud800y\"",
            "\"\\u202Etxt.exe\"", "\"\\ufeff\"", "\"\\uffff\"", "\"=1+1\"", "\"\\u001b[31m\"", "\"../../etc/passwd\"", "\"javascript:alert(1)\"",
            "\"http://169.254.169.254/\"", "\"http://[::1\"", "\"://\"", "\"http://\"", "\"//\"", "\"%zz\"", "\"{id}\"", "\".\"", "\"..\"", "\"/\"", "\"?\"", "\"#\"",
            "\"a\\r\\nX: y\"", "\"ivinex/ticket/1\"", "\"@\"", "\"a@b\"", "\"a@b.c, d@e.f\"", "\",\"", "\":\"", "\"1:2\"", "\" \"", "\"\\t\"", "\"\\u00a0\"",
            "\"<\"", "\"&\"", "\"&#x110000;\"", "\"<img src='x'\"", "\"<a href='http://[::1'>x</a>\"", "\"<img src='data:image/png;base64,!'>\"", "\"<!--\"", "\"<svg/onload=1>\"",
            "\"(part 1 of 999999)\"", "\"Source: x (part 2 of 3, goes on in the line)\"", "\"AAAA\"", "\"!!!!\"", "\"eyJ.eyJ.x\"",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xC3, 0x28, (byte)'"'],
        [(byte)'"', 0xED, 0xA0, 0x80, (byte)'"'],
        [(byte)'"', 0xFF, 0xFE, (byte)'"'],
        [(byte)'"', 0xF5, 0x80, 0x80, 0x80, (byte)'"'],
    ];

    /// <summary>Bytes that break a text wherever they are put.</summary>
    public static readonly IReadOnlyList<byte[]> Breaks =
    [
        [0], [0xFF], [0xC3, 0x28], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], "\""u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(),
        "\\ud800"u8.ToArray(), "\\"u8.ToArray(), "<html>"u8.ToArray(), "\r\n\r\n"u8.ToArray(), "/*"u8.ToArray(),
    ];

    public static readonly IReadOnlyList<int> Statuses =
        [200, 200, 201, 202, 204, 206, 301, 302, 304, 400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 415, 418, 422, 423, 429, 500, 502, 503, 504, 520, 599, 999];

    public static readonly IReadOnlyList<string> HeaderNames =
        ["Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Date", "Location", "Content-Type", "Content-Disposition", "X-Request-Id",
            "X-Gorgias-Account-Api-Call-Limit", "X-API-Limit", "X-Rate-Limit-Remaining-v3", "X-API-Credit-Usage", "ETag", "Set-Cookie"];

    public static readonly IReadOnlyList<string> HeaderValues =
        ["", " ", "0", "-1", "1", "5", "1e9", "1e400", "-0", "NaN", "99999999999999999999", "253402300799", "253402300800", "9223372036854775807", "-9223372036854775808",
            "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "Thu, 99 Foo 2024 25:61:61 GMT", "40/0", "0/40", "-1/-1", "1/2/3", "/", "text/html", "application/json; charset=utf-16",
            "application/json;;;", "charset=x", "http://169.254.169.254/", "//", "\u00e9\u4e2d", "attachment; filename=\"../../x\"", "attachment; filename*=UTF-8''%zz", "2147483648", "0.0000001"];

    /// <summary>A value of some size: nested deeper than any reader goes, or a field of up to a million characters.</summary>
    public static byte[] Large(Random random)
    {
        var size = random.Next(5) == 0 ? 1_000_000 : random.Next(2) == 0 ? 100_000 : 5_000;
        return random.Next(8) switch
        {
            0 => Encoding.UTF8.GetBytes(new string('[', 70) + new string(']', 70)),
            1 => Encoding.UTF8.GetBytes(new string('[', size)),
            2 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 40)) + "1" + new string('}', 40)),
            3 => Text("a", size),
            4 => Text(Pick(random, "<b>", "<div>", "<p><b>", "<table>", "<a href='x'>", "<font>", "<ul><li>"), size / 5),
            5 => Text(Pick(random, "<", "&", "&amp", "<!--", "]]>", "\\u00e9", "\\n", " "), size / 5),
            6 => Text(Pick(random, "a@b.cc ", "1,", "+49 30 1234 ", "[image: x]", "- ", "Re: "), size / 5),
            _ => Encoding.UTF8.GetBytes(new string('9', Math.Min(size, 100_000))),
        };
    }

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];

    private static byte[] Text(string piece, int characters) =>
        Encoding.UTF8.GetBytes($"\"{string.Concat(Enumerable.Repeat(piece, Math.Max(1, characters / piece.Length)))}\"");
}
