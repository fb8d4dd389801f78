package org.tripoint.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.jspecify.annotations.Nullable;

/// The pages of a PDF in a new document: what is drawn on them, and nothing about who made it, where and with what;
/// no script, no attached file, no form, no note.
final class CleanPdf {

    private static final int MOST_PAGES = 200;
    private static final int MOST_OBJECTS = 200_000;

    /// Keys that hold metadata, actions, attached files or structure that points to them (ISO 32000-2).
    private static final Set<String> DROPPED = Set.of(
            "Metadata",
            "PieceInfo",
            "LastModified",
            "AA",
            "A",
            "JS",
            "JavaScript",
            "AF",
            "EF",
            "Annots",
            "Thumb",
            "OPI",
            "Ref",
            "Alternates",
            "StructParent",
            "StructParents",
            "ID",
            "Measure",
            "PtData");

    private static final List<String> PICTURES = List.of("DCTDecode", "DCT");

    private CleanPdf() {}

    /// Throws [Unfit] where it is encrypted, too long, or holds what cannot be taken apart.
    static byte[] of(byte[] octets) throws Unfit {
        try (PDDocument source = Loader.loadPDF(octets);
                PDDocument clean = new PDDocument()) {
            if (source.isEncrypted() || source.getNumberOfPages() < 1 || source.getNumberOfPages() > MOST_PAGES) {
                throw new Unfit(AttachmentVerdict.Reason.PDF_NOT_PLAIN);
            }
            for (PDPage page : source.getPages()) {
                clean.addPage(plain(page));
            }
            visit(clean.getDocumentCatalog().getCOSObject());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            clean.save(out);
            return out.toByteArray();
        } catch (IOException | RuntimeException e) {
            Unfit unfit = new Unfit(AttachmentVerdict.Reason.UNREADABLE);
            unfit.initCause(e);
            throw unfit;
        }
    }

    private static PDPage plain(PDPage page) {
        PDPage plain = new PDPage(page.getMediaBox());
        plain.setCropBox(page.getCropBox());
        plain.setRotation(page.getRotation());
        plain.setResources(page.getResources());
        plain.getCOSObject().setItem(COSName.CONTENTS, page.getCOSObject().getDictionaryObject(COSName.CONTENTS));
        return plain;
    }

    /// Visits everything that can be reached, each thing once.
    private static void visit(COSBase root) throws IOException, Unfit {
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<COSBase> waiting = new ArrayDeque<>(List.of(root));
        while (!waiting.isEmpty()) {
            COSBase next = waiting.pop();
            if (!seen.add(next)) {
                continue;
            }
            if (seen.size() > MOST_OBJECTS) {
                throw new Unfit(AttachmentVerdict.Reason.PDF_NOT_PLAIN);
            }
            if (next instanceof COSDictionary dictionary) {
                clean(dictionary);
            }
            parts(next).filter(Objects::nonNull).forEach(waiting::add);
        }
    }

    private static Stream<@Nullable COSBase> parts(COSBase whole) {
        return switch (whole) {
            case COSObject indirect -> Stream.of(indirect.getObject());
            case COSDictionary dictionary -> dictionary.getValues().stream();
            case COSArray array -> StreamSupport.stream(array.spliterator(), false);
            default -> Stream.empty();
        };
    }

    private static void clean(COSDictionary dictionary) throws IOException, Unfit {
        DROPPED.forEach(key -> dictionary.removeItem(COSName.getPDFName(key)));
        if (dictionary instanceof COSStream stream) {
            cleanPicture(stream);
        }
    }

    /// A photograph inside keeps its pixels and loses its segments of metadata; a JPEG 2000, whose metadata this node
    /// does not know, makes the file unfit.
    private static void cleanPicture(COSStream stream) throws IOException, Unfit {
        List<COSName> filters = new PDStream(stream).getFilters();
        if (filters.stream().anyMatch(filter -> filter.getName().equals("JPXDecode"))) {
            throw new Unfit(AttachmentVerdict.Reason.PDF_NOT_PLAIN);
        }
        if (filters.isEmpty() || !PICTURES.contains(filters.getLast().getName())) {
            return;
        }
        byte[] jpeg;
        try (InputStream in = new PDStream(stream).createInputStream(PICTURES)) {
            jpeg = in.readNBytes((int) Attachments.MAX_OCTETS + 1);
        }
        if (jpeg.length > Attachments.MAX_OCTETS) {
            throw new Unfit(AttachmentVerdict.Reason.PDF_NOT_PLAIN);
        }
        byte[] bare = JpegSegments.read(jpeg).withoutMetadata();
        try (OutputStream out = stream.createRawOutputStream()) {
            out.write(bare);
        }
        stream.setItem(COSName.FILTER, COSName.DCT_DECODE);
        stream.removeItem(COSName.DECODE_PARMS);
    }
}
