using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Workbench.Connectors.Kit;

namespace Workbench.Connectors.Vivantio;

/// <summary>
/// Takes one base64 member out of a JSON object while it arrives: its bytes are decoded as they come, everything else is kept to be read
/// afterwards. A file of any size passes through a few kilobytes.
/// </summary>
/// <param name="member">Name of the member, on the outermost level.</param>
/// <param name="maxRestBytes">Longest accepted text around the member.</param>
internal sealed class Base64Member(string member, int maxRestBytes = 1024 * 1024)
{
    private const int GroupLength = 4;

    private readonly ArrayBufferWriter<byte> rest = new();
    private readonly ArrayBufferWriter<byte> decoded = new();
    private readonly byte[] pending = new byte[4096];
    private readonly StringBuilder name = new();
    private readonly StringBuilder unicode = new();
    private int waiting;
    private int depth;
    private bool isInText;
    private bool isEscaped;
    private bool isInMember;
    private bool isName;

    /// <summary>True where bytes of the member came.</summary>
    public bool HasContent { get; private set; }

    /// <summary>Takes the next bytes of the answer and returns what they decode to; valid until the next call.</summary>
    /// <exception cref="FormatException">The member is no base64, or the text around it is longer than allowed.</exception>
    public ReadOnlyMemory<byte> Push(ReadOnlySpan<byte> chunk)
    {
        decoded.ResetWrittenCount();
        foreach (var letter in chunk)
        {
            if (isInMember)
            {
                InMember(letter);
            }
            else
            {
                Around(letter);
            }
        }

        return decoded.WrittenMemory;
    }

    /// <summary>The last bytes, and everything but the member as JSON. The caller disposes the document.</summary>
    /// <exception cref="FormatException">The answer was cut.</exception>
    public (ReadOnlyMemory<byte> Tail, JsonDocument Envelope) Finish()
    {
        decoded.ResetWrittenCount();
        Decode(isLast: true);
        try
        {
            return (decoded.WrittenMemory, LegibleJson.Parse(rest.WrittenMemory));
        }
        catch (JsonException fault)
        {
            throw new FormatException("the answer is no whole JSON object", fault);
        }
    }

    private void Around(byte letter)
    {
        Keep(letter);
        if (isInText)
        {
            InText(letter);
            return;
        }

        switch ((char)letter)
        {
            case '"':
                isInText = true;
                isInMember = depth == 1 && !isName && name.ToString() == member;
                if (depth == 1 && isName)
                {
                    name.Clear();
                }

                break;
            case '{' or '[':
                depth++;
                isName = letter == '{' && depth == 1;
                break;
            case '}' or ']':
                depth--;
                break;
            case ':' when depth == 1:
                isName = false;
                break;
            case ',' when depth == 1:
                isName = true;
                break;
        }
    }

    private void InText(byte letter)
    {
        if (isEscaped)
        {
            isEscaped = false;
        }
        else if (letter == '\\')
        {
            isEscaped = true;
        }
        else if (letter == '"')
        {
            isInText = false;
        }
        else if (depth == 1 && isName)
        {
            name.Append((char)letter);
        }
    }

    // The JSON of some writers escapes "+" and "/" of base64.
    private void InMember(byte letter)
    {
        if (unicode.Length > 0)
        {
            unicode.Append((char)letter);
            if (unicode.Length == 5)
            {
                Add((byte)Convert.ToInt32(unicode.ToString(1, 4), 16));
                unicode.Clear();
            }
        }
        else if (isEscaped)
        {
            isEscaped = false;
            if (letter == 'u')
            {
                unicode.Append('u');
            }
            else if (letter == '/')
            {
                Add(letter);
            }
        }
        else if (letter == '\\')
        {
            isEscaped = true;
        }
        else if (letter == '"')
        {
            isInMember = false;
            isInText = false;
            Keep(letter);
        }
        else
        {
            Add(letter);
        }
    }

    private void Add(byte letter)
    {
        if (letter is (byte)' ' or (byte)'\r' or (byte)'\n')
        {
            return;
        }

        HasContent = true;
        pending[waiting++] = letter;
        if (waiting == pending.Length)
        {
            Decode(isLast: false);
        }
    }

    private void Decode(bool isLast)
    {
        var whole = isLast ? waiting : waiting - (waiting % GroupLength);
        var room = decoded.GetSpan(Base64.GetMaxDecodedFromUtf8Length(whole) + GroupLength);
        if (Base64.DecodeFromUtf8(pending.AsSpan(0, whole), room, out var read, out var written, isLast) != OperationStatus.Done)
        {
            throw new FormatException("the file's content is no base64");
        }

        decoded.Advance(written);
        pending.AsSpan(read, waiting - read).CopyTo(pending);
        waiting -= read;
    }

    private void Keep(byte letter)
    {
        if (rest.WrittenCount >= maxRestBytes)
        {
            throw new FormatException("the answer around the file's content is too long");
        }

        rest.Write([letter]);
    }
}
