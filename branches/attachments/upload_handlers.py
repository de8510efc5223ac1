"""The first of Django's upload handlers: nobody fills the disk through a form, and the form's other fields survive."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

# More than any rule of the product lets through.
CEILING = 100_000_000  # bytes


class Ceiling(FileUploadHandler):
    """Past the ceiling a file is only counted: the form sees its size, which its field refuses, and no content."""

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.counted = 0

    def receive_data_chunk(self, raw_data, start):
        self.counted += len(raw_data)
        return raw_data if self.counted <= CEILING else None

    def file_complete(self, file_size):
        """Django asks the next handler where this one has no file to give."""
        if self.counted <= CEILING:
            return None
        return InMemoryUploadedFile(BytesIO(), self.field_name, self.file_name, "", self.counted, None)
